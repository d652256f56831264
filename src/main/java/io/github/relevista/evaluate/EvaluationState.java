package io.github.relevista.evaluate;

import java.io.Serializable;
import java.util.List;

/**
 * What the experiments with a part of a corpus have come to. Two such states merge exactly: the
 * result is the same for every way of dealing the texts. Of single words it holds nothing; they are
 * handed on by {@link WordStatistics}.
 */
public final class EvaluationState implements Serializable {
  private final int sentencesOfDocument;
  private long texts;
  private long tokens;
  private long correct;
  private final DeletionTally deletion;
  private final PositionTally position;
  private final LeakageTally leakage;
  private final SentenceSample sentences;

  /** The state before any text. */
  public EvaluationState(EvaluationPlan plan) {
    int methods = plan.methods().size();
    sentencesOfDocument = plan.pointing().sentences();
    deletion = new DeletionTally(methods, plan.deletion().deletions(), plan.replicates());
    position = new PositionTally(methods);
    leakage = new LeakageTally(methods);
    sentences = new SentenceSample(plan.pointing().allSentences());
  }

  void addText(Trial trial) {
    texts++;
    tokens += trial.text().length();
    correct += trial.isCorrect() ? 1 : 0;
  }

  /** Adds what another state of the same plan holds, and returns this one. */
  public EvaluationState merged(EvaluationState other) {
    texts += other.texts;
    tokens += other.tokens;
    correct += other.correct;
    deletion.merge(other.deletion);
    position.merge(other.position);
    leakage.merge(other.leakage);
    sentences.merge(other.sentences);
    return this;
  }

  /** Number of texts. */
  public long texts() {
    return texts;
  }

  /** Number of their tokens. */
  public long tokens() {
    return tokens;
  }

  /** Number of texts that are classified rightly. */
  public long correct() {
    return correct;
  }

  /** The documents of the pointing game, made of sentences from all texts. */
  public List<HybridDocument> documents() {
    return HybridDocument.of(sentences.sentences(), sentencesOfDocument);
  }

  DeletionTally deletion() {
    return deletion;
  }

  PositionTally position() {
    return position;
  }

  LeakageTally leakage() {
    return leakage;
  }

  SentenceSample sentences() {
    return sentences;
  }
}
