package io.github.relevista.plan;

import io.github.relevista.model.ParitySequence;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.modelio.ParityFile;
import io.github.relevista.reading.LocalReviews;
import io.github.relevista.reading.Reading;
import io.github.relevista.reading.WordReader;
import io.github.relevista.reading.Words;
import io.github.relevista.settings.FileSettings;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.settings.VerifySettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** The sequences that {@code verify} compares engines on. */
public final class VerifySequences {
  /** Number of random sequences: of 1, 2, 3 and more words, and a long one at the end. */
  private static final int RANDOM = 100;

  /** Length of the last random sequence: where differences had time to grow. */
  private static final int LONGEST = 2_000;

  private VerifySequences() {}

  /**
   * The texts of the input, or else the sequences of the model's own parity file and random ones.
   *
   * @param parity the sequences of the model's own file, none if it has none
   * @param told takes what was guessed of the files, a line each
   * @throws InvalidSettingException if no text has a word
   */
  public static List<VerifySequence> of(
      VerifySettings settings,
      MethodPlan method,
      SentimentModel model,
      List<ParitySequence> parity,
      Consumer<String> told) {
    if (!settings.files().paths().isEmpty()) {
      return ofTexts(settings.files(), method, model, told);
    }
    List<VerifySequence> sequences = new ArrayList<>();
    for (ParitySequence sequence : parity) {
      String place = "%s, line %d".formatted(ParityFile.NAME, sequences.size() + 1);
      sequences.add(new VerifySequence(place, sequence.ids()));
    }
    Random random = new Random(settings.seed());
    for (int number = 1; number <= RANDOM; number++) {
      int length = Math.min(number < RANDOM ? number : LONGEST, method.maximumTokens());
      int[] ids = random.ints(length, 0, model.vocabulary().size()).toArray();
      sequences.add(new VerifySequence("random sequence " + number, ids));
    }
    return sequences;
  }

  /** Texts that have no word and ids that the vocabulary does not have are passed over. */
  private static List<VerifySequence> ofTexts(
      FileSettings files, MethodPlan method, SentimentModel model, Consumer<String> told) {
    LocalReviews texts = InputPlan.read(files, told);
    WordReader reader = WordReader.of(model, method.tokenizer(), method.maximumTokens());
    List<VerifySequence> sequences = new ArrayList<>();
    for (int index = 0; index < texts.reviews().size(); index++) {
      Reading<Words> reading = reader.read(texts.reviews().get(index).content());
      if (reading instanceof Reading.Read<Words> read) {
        sequences.add(new VerifySequence(texts.place(index), read.value().ids()));
      }
    }
    if (sequences.isEmpty()) {
      throw new InvalidSettingException(
          "no text of %s has a word that the model knows"
              .formatted(String.join(", ", files.paths())));
    }
    return sequences;
  }
}
