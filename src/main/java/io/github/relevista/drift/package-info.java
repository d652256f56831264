/**
 * What has changed between two sets of reviews: which words mean something else or are used more or
 * less often, how much each of them moved the mean score, and what became of the model's figures.
 *
 * <p>May import stats.
 *
 * <p>Read {@link io.github.relevista.drift.Side}, then {@link io.github.relevista.drift.TermDrift},
 * {@link io.github.relevista.drift.WordShift} and {@link io.github.relevista.drift.MeanChange}.
 */
package io.github.relevista.drift;
