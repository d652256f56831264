/**
 * From explanations to statistics: what a part of a corpus says of every term and class, kept in
 * bounded memory.
 *
 * <p>May import explain, ids, model, resampling, stats and text, and what they may import.
 *
 * <p>Read {@link io.github.relevista.aggregate.Tally} first, then {@link
 * io.github.relevista.aggregate.ContextTally}, {@link io.github.relevista.aggregate.ShifterTally}
 * and {@link io.github.relevista.aggregate.PhraseTally}.
 */
package io.github.relevista.aggregate;
