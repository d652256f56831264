package io.github.relevista.train;

/**
 * One point of the training curves.
 *
 * @param step batches done
 * @param epoch passes over the training examples done
 * @param learningRate of the last batch
 * @param trainLoss the mean loss of the batches since the last evaluation, by their weights, with
 *     dropout
 * @param devLoss the mean loss of the averaged weights on the dev examples
 * @param devAccuracy the share of the dev examples that the averaged weights get right
 * @param seconds of training until here, those before an interruption too
 */
public record Evaluation(
    long step,
    double epoch,
    double learningRate,
    double trainLoss,
    double devLoss,
    double devAccuracy,
    double seconds) {

  /** Whether this is the better point of two: the more accurate, and of equals the lower loss. */
  boolean isBetterThan(Evaluation other) {
    return devAccuracy > other.devAccuracy
        || (devAccuracy == other.devAccuracy && devLoss < other.devLoss);
  }
}
