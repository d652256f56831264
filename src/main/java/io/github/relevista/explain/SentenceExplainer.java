package io.github.relevista.explain;

import io.github.relevista.engine.Engine;
import io.github.relevista.engine.History;
import io.github.relevista.engine.Scores;
import io.github.relevista.engine.SequenceBatch;
import io.github.relevista.engine.Workspace;
import io.github.relevista.tensor.Highest;
import io.github.relevista.text.BatchLimits;
import io.github.relevista.text.LengthBatcher;
import io.github.relevista.text.SentenceSpans;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Explains reviews sentence by sentence: the sentences of all reviews of a batch are put together
 * by their length, whatever review they are of. The scores of a review are the means of those of
 * its sentences; where the class that is predicted is the target, it is that of the review, which
 * takes a pass ahead to know.
 */
final class SentenceExplainer implements ReviewExplainer {
  /** A sentence: which one of which review, from 0. */
  private record Sentence(int review, int number, int[] ids) {}

  private final SentenceSpans spans;
  private final BatchLimits limits;
  private final int classes;
  private final Explainer explainer;

  /** What predicts ahead, or null where that is not needed. */
  private final Workspace ahead;

  SentenceExplainer(Engine engine, Method method, Targets targets, BatchLimits limits) {
    boolean predicts = targets instanceof Targets.Predicted;
    this.spans = new SentenceSpans(engine.model().vocabulary());
    this.limits = limits;
    this.classes = engine.model().classes().size();
    this.explainer = Explainers.create(engine, method, predicts ? new Targets.Labelled() : targets);
    this.ahead = predicts ? engine.newWorkspace() : null;
  }

  @Override
  public void explain(Sequences reviews, Sink sink) {
    List<Sentence> sentences = new ArrayList<>();
    Explanation[][] parts = new Explanation[reviews.ids().length][];
    for (int review = 0; review < parts.length; review++) {
      List<int[]> cut = spans.of(reviews.ids()[review]);
      for (int number = 0; number < cut.size(); number++) {
        sentences.add(new Sentence(review, number, cut.get(number)));
      }
      parts[review] = new Explanation[cut.size()];
    }
    int[][] labels = ahead == null ? reviews.labels() : predicted(sentences, parts);
    inBatches(
        sentences,
        batch ->
            explainer.explain(
                sequences(batch, labels, reviews.keys()),
                (index, explanation) -> {
                  Sentence sentence = batch.get(index);
                  parts[sentence.review][sentence.number] = explanation.copy();
                }));
    for (int review = 0; review < parts.length; review++) {
      List<Explanation> units = Arrays.asList(parts[review]);
      sink.accept(review, Explanation.joined(units), units);
    }
  }

  private static Sequences sequences(List<Sentence> batch, int[][] labels, String[] keys) {
    return new Sequences(
        batch.stream().map(Sentence::ids).toArray(int[][]::new),
        batch.stream().map(sentence -> labels[sentence.review]).toArray(int[][]::new),
        keys.length == 0
            ? keys
            : batch.stream()
                .map(sentence -> keys[sentence.review] + "#" + sentence.number)
                .toArray(String[]::new));
  }

  /**
   * The class of each review whose mean score is the highest: [reviews][1].
   *
   * @param parts as long as each review has sentences
   */
  private int[][] predicted(List<Sentence> sentences, Explanation[][] parts) {
    float[][][] scores = new float[parts.length][][];
    for (int review = 0; review < parts.length; review++) {
      scores[review] = new float[parts[review].length][classes];
    }
    inBatches(
        sentences,
        batch -> {
          int[][] ids = batch.stream().map(Sentence::ids).toArray(int[][]::new);
          Scores ofBatch = ahead.forward(SequenceBatch.ofIds(ids), History.none());
          for (int index = 0; index < ids.length; index++) {
            Sentence sentence = batch.get(index);
            for (int k = 0; k < classes; k++) {
              scores[sentence.review][sentence.number][k] = ofBatch.at(index, k);
            }
          }
        });
    return Arrays.stream(scores)
        .map(ofReview -> new int[] {Highest.of(classes, k -> mean(ofReview, k))})
        .toArray(int[][]::new);
  }

  /** Rounded as {@link Explanation#joined} rounds it, so that both predict the same class. */
  private static float mean(float[][] scores, int classIndex) {
    double sum = 0;
    for (float[] ofSentence : scores) {
      sum += ofSentence[classIndex];
    }
    return (float) (sum / scores.length);
  }

  private void inBatches(List<Sentence> sentences, Consumer<List<Sentence>> work) {
    new LengthBatcher<>(sentences.iterator(), sentence -> sentence.ids.length, limits)
        .forEachRemaining(work);
  }
}
