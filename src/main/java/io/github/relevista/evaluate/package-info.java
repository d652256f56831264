/**
 * How well a model does, and how well methods explain it: what predictions are worth against
 * labels, and the experiments by which methods of explanation are judged.
 *
 * <p>May import aggregate, explain, stats, and what they may import.
 *
 * <p>Of models: read {@link io.github.relevista.evaluate.Scorecard}, then its parts, then {@link
 * io.github.relevista.evaluate.Scorer}. Of methods: read {@link
 * io.github.relevista.evaluate.Evaluation}, then the experiment that you are after (DeletionPath
 * and DeletionExperiment, PositionTally, PointingExperiment, LeakageTally), then {@link
 * io.github.relevista.evaluate.EvaluationTables}.
 */
package io.github.relevista.evaluate;
