package io.github.relevista.explain;

import io.github.relevista.engine.Engine;
import io.github.relevista.engine.History;
import io.github.relevista.engine.Scores;
import io.github.relevista.engine.SequenceBatch;
import io.github.relevista.model.ParitySequence;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SequenceRules;
import java.util.List;
import java.util.Optional;

/** Refuses a model whose scores are not those that its maker wrote down. */
public final class ParityGate {
  /** Largest difference of a score that rounding may explain. */
  public static final float TOLERANCE = 1e-4f;

  private ParityGate() {}

  /**
   * Computes the scores of every sequence and compares.
   *
   * @throws ParityException if a score differs by more than {@link #TOLERANCE}
   */
  public static void check(Engine engine, List<ParitySequence> sequences) {
    fault(engine, sequences)
        .ifPresent(
            fault -> {
              throw new ParityException(fault);
            });
  }

  /** The first score that differs by more than {@link #TOLERANCE}, in words; empty if none does. */
  public static Optional<String> fault(Engine engine, List<ParitySequence> sequences) {
    var workspace = engine.newWorkspace();
    for (int index = 0; index < sequences.size(); index++) {
      ParitySequence sequence = sequences.get(index);
      int[] ids = read(engine.model(), sequence.ids());
      Scores scores = workspace.forward(SequenceBatch.ofIds(ids), History.none());
      for (int k = 0; k < sequence.scores().length; k++) {
        float expected = sequence.scores()[k];
        float actual = scores.at(0, k);
        if (!(Math.abs(actual - expected) <= TOLERANCE * Math.max(1, Math.abs(expected)))) {
          return Optional.of(
              "sequence %d of parity.jsonl has the score %s for class '%s', the model gives %s: these are not the weights, or not the gate order, that the scores were made with"
                  .formatted(index + 1, expected, engine.model().classes().names().get(k), actual));
        }
      }
    }
    return Optional.empty();
  }

  /** A model that was trained with pads was so with cuts: it got no longer a sequence. */
  private static int[] read(SentimentModel model, int[] ids) {
    return model.sequences().equals(SequenceRules.NONE) ? ids : model.text().read(ids);
  }
}
