package io.github.relevista.cli;

import io.github.relevista.cli.LocalTexts.Text;
import io.github.relevista.model.ParitySequence;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.modelio.ParityFile;
import io.github.relevista.plan.MethodPlan;
import io.github.relevista.settings.VerifySettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The sequences that {@code verify} compares engines on. */
final class VerifySequences {
  /** Number of random sequences: of 1, 2, 3 and more words, and a long one at the end. */
  private static final int RANDOM = 100;

  /** Length of the last random sequence: where differences had time to grow. */
  private static final int LONGEST = 2_000;

  private VerifySequences() {}

  /**
   * The texts of the input, or else the sequences of the model's own parity file and random ones.
   */
  static List<Text> of(
      VerifySettings settings, MethodPlan method, SentimentModel model, List<ParitySequence> parity)
      throws IOException {
    if (settings.input().isPresent()) {
      return LocalTexts.read(settings.input().get(), method, model);
    }
    List<Text> sequences = new ArrayList<>();
    for (ParitySequence sequence : parity) {
      String place = "%s, line %d".formatted(ParityFile.NAME, sequences.size() + 1);
      sequences.add(new Text(place, sequence.ids()));
    }
    Random random = new Random(settings.seed());
    for (int number = 1; number <= RANDOM; number++) {
      int length = Math.min(number < RANDOM ? number : LONGEST, method.maximumTokens());
      int[] ids = random.ints(length, 0, model.vocabulary().size()).toArray();
      sequences.add(new Text("random sequence " + number, ids));
    }
    return sequences;
  }
}
