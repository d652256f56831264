/**
 * How well a model does: what its predictions are worth against labels.
 *
 * <p>May import engine and what it may import.
 *
 * <p>Read {@link io.github.relevista.evaluate.Scorecard}, then its parts, then {@link
 * io.github.relevista.evaluate.Scorer}.
 */
package io.github.relevista.evaluate;
