package io.github.relevista.scoring;

import io.github.relevista.engine.Engine;
import io.github.relevista.engine.History;
import io.github.relevista.engine.Scores;
import io.github.relevista.engine.SequenceBatch;
import io.github.relevista.engine.Workspace;
import io.github.relevista.model.ClassScale;
import io.github.relevista.text.BatchLimits;
import io.github.relevista.text.LengthBatcher;
import java.util.List;

/** Lets an engine predict labelled texts. */
public final class Scorer {
  private static final BatchLimits LIMITS = new BatchLimits(24, 6_000, 16);

  private Scorer() {}

  /**
   * Scores texts in batches of similar length, on one thread.
   *
   * @param calibrationBins bins of the calibration error, at least 1
   */
  public static Scorecard score(Engine engine, List<LabelledText> texts, int calibrationBins) {
    ClassScale classes = engine.model().classes();
    Scorecard card = new Scorecard(classes, calibrationBins);
    Workspace workspace = engine.newWorkspace();
    new LengthBatcher<>(texts.iterator(), text -> text.ids().length, LIMITS)
        .forEachRemaining(
            batch -> {
              int[][] ids = batch.stream().map(LabelledText::ids).toArray(int[][]::new);
              Scores scores = workspace.forward(SequenceBatch.ofIds(ids), History.none());
              for (int sequence = 0; sequence < ids.length; sequence++) {
                card.add(batch.get(sequence), scoresOf(scores, sequence, classes.size()));
              }
            });
    return card;
  }

  private static float[] scoresOf(Scores scores, int sequence, int classes) {
    float[] values = new float[classes];
    for (int k = 0; k < classes; k++) {
      values[k] = scores.at(sequence, k);
    }
    return values;
  }
}
