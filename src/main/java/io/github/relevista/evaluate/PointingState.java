package io.github.relevista.evaluate;

/**
 * What the pointing game has come to: first the sentences that documents are made of, then what
 * came of the documents.
 *
 * @param sentences a sample of the sentences of all texts
 * @param tally how often methods point at a sentence of the right class
 */
record PointingState(SentenceSample sentences, PointingTally tally)
    implements ExperimentState<PointingState> {
  @Override
  public void merge(PointingState other) {
    sentences.merge(other.sentences);
    tally.merge(other.tally);
  }
}
