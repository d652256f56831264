package io.github.relevista.engine.network;

import io.github.relevista.engine.SequenceBatch;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SequenceRules;
import io.github.relevista.tensor.FloatMatrix;

/**
 * The steps that a model reads of a batch: its words, and the pads that it was trained to read with
 * them. A masked pad is no step.
 */
public final class PaddedBatch {
  private final SequenceRules trained;

  /** The rules by which pads are steps. */
  private SequenceRules rules;

  private final FloatMatrix embedding;
  private SequenceBatch batch = SequenceBatch.ofIds();

  /** For the batches of a model. */
  public PaddedBatch(SentimentModel model) {
    trained = model.sequences();
    rules = trained;
    embedding = model.embedding();
  }

  /** Takes a batch. */
  public void take(SequenceBatch batch) {
    this.batch = batch;
  }

  /** From now on pads are steps. */
  void runPads() {
    rules = trained;
  }

  /** From now on no pad is a step. */
  void leavePadsOut() {
    rules = SequenceRules.NONE;
  }

  /** Number of pads before the words of a sequence, whether they are steps or not. */
  int padsBefore(int sequence) {
    return trained.padsInFront(words(sequence));
  }

  /** Number of sequences. */
  public int size() {
    return batch.size();
  }

  /** Whether words are ids, and not embeddings. */
  public boolean hasIds() {
    return batch.size() > 0 && batch.ids(0) != null;
  }

  /** Number of words of a sequence. */
  public int words(int sequence) {
    return batch.length(sequence);
  }

  /** Number of pads before its words. */
  public int front(int sequence) {
    return rules.padsInFront(words(sequence));
  }

  /** Number of steps of a sequence: words and pads. */
  public int length(int sequence) {
    int words = words(sequence);
    return rules.padsInFront(words) + words + rules.padsBehind(words);
  }

  /** Whether a step is a pad. */
  public boolean isPad(int sequence, int step) {
    int word = step - front(sequence);
    return word < 0 || word >= words(sequence);
  }

  /** Whether a step is a word whose embedding is zero. */
  public boolean isBlank(int sequence, int step) {
    return !isPad(sequence, step) && batch.isBlank(sequence, step - front(sequence));
  }

  /** The id that is read at a step of a sequence of ids. */
  public int id(int sequence, int step) {
    return isPad(sequence, step) ? rules.paddingId() : batch.ids(sequence)[step - front(sequence)];
  }

  /**
   * Copies the embedding that is read at a step, zeros where it is blank.
   *
   * @param out takes [embedding] from outOffset
   * @throws IllegalArgumentException if the batch has embeddings of another size than the model's
   * @throws IndexOutOfBoundsException if there is no such word
   */
  public void copyEmbedding(int sequence, int step, float[] out, int outOffset) {
    if (isPad(sequence, step)) {
      int row = embedding.offset(rules.paddingId());
      System.arraycopy(embedding.values(), row, out, outOffset, embedding.columns());
    } else {
      batch.copyEmbedding(sequence, step - front(sequence), embedding, out, outOffset);
    }
  }
}
