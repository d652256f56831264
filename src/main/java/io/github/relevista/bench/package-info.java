/**
 * What a machine makes of a model and a corpus: rates of every kind of work, warmed up, with
 * medians, beside what the processor could compute at best.
 *
 * <p>May import everything that knows nothing of Spark and of command lines.
 *
 * <p>Read {@link io.github.relevista.bench.Bench}, {@code Works}, {@code Rounds}.
 */
package io.github.relevista.bench;
