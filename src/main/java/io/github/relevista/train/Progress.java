package io.github.relevista.train;

/**
 * Where a run stands after a batch.
 *
 * @param step batches done
 * @param totalSteps batches of the whole run
 * @param trainLoss the mean loss of the batches since the last evaluation
 * @param secondsLeft how long the rest will take at the pace so far
 */
public record Progress(long step, long totalSteps, double trainLoss, double secondsLeft) {}
