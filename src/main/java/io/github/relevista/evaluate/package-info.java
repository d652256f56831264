/**
 * The experiments by which methods of explanation are judged.
 *
 * <p>May import aggregate, explain, resampling, scoring, stats, and what they may import.
 *
 * <p>Read {@link io.github.relevista.evaluate.Evaluation}, then the experiment that you are after
 * (DeletionPath and DeletionExperiment, PositionTally, PointingExperiment, LeakageTally), then
 * {@link io.github.relevista.evaluate.EvaluationTables}.
 */
package io.github.relevista.evaluate;
