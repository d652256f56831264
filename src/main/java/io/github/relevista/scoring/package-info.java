/**
 * How good a model is: what its predictions are worth against labels, as a whole, by class, by
 * length and by confidence.
 *
 * <p>May import engine, model, text.
 *
 * <p>Read {@link io.github.relevista.scoring.Scorecard}, then its parts, then {@link
 * io.github.relevista.scoring.Scorer}.
 */
package io.github.relevista.scoring;
