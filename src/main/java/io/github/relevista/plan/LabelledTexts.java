package io.github.relevista.plan;

import io.github.relevista.intake.Reject;
import io.github.relevista.intake.RejectReason;
import io.github.relevista.intake.Review;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.reading.LocalReviews;
import io.github.relevista.reading.Reading;
import io.github.relevista.reading.WordReader;
import io.github.relevista.reading.Words;
import io.github.relevista.scoring.LabelledText;
import io.github.relevista.scoring.ScoredRows;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.settings.ScoreSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The texts that a model is scored on.
 *
 * @param texts one or more
 * @param rows where the rows of the input went
 */
public record LabelledTexts(List<LabelledText> texts, ScoredRows rows) {

  /**
   * Reads the texts that settings name.
   *
   * @param told takes what was guessed of the files, a line each
   * @throws InvalidSettingException if there is none with a word and a label of the model's classes
   */
  public static LabelledTexts read(
      ScoreSettings settings, SentimentModel model, Consumer<String> told) {
    LocalReviews rows = InputPlan.read(settings.files(), settings.labelColumn(), told);
    Map<String, int[]> labels =
        LabelClasses.of(settings.labels(), settings.wishes(), model.classes());
    WordReader reader =
        WordReader.of(
            model,
            settings.tokenizer().orElse(model.text().tokenizer()),
            Math.min(settings.maximumTokens(), model.text().maximumLength()));
    List<LabelledText> texts = new ArrayList<>();
    List<Reject> rejects = new ArrayList<>();
    int unlabelled = 0;
    for (Review review : rows.reviews()) {
      int[] classes = review.label() == null ? null : labels.get(review.label());
      if (classes == null) {
        unlabelled++;
        continue;
      }
      Reading<Words> reading = reader.read(review.content());
      if (reading instanceof Reading.Read<Words> read) {
        texts.add(new LabelledText(read.value().ids(), setOf(classes)));
      } else if (reading instanceof Reading.Rejected<Words> rejected) {
        rejects.add(rejected.reject());
      }
    }
    if (texts.isEmpty()) {
      throw new InvalidSettingException(nothingToScore(model, rows, rejects));
    }
    int wordless =
        (int) rejects.stream().filter(r -> r.reason() == RejectReason.EMPTY_TEXT).count();
    return new LabelledTexts(
        List.copyOf(texts),
        new ScoredRows(
            rows.rejected() + rejects.size() - wordless,
            unlabelled,
            wordless,
            texts.stream().mapToLong(text -> text.ids().length).sum(),
            texts.stream()
                .flatMapToInt(text -> IntStream.of(text.ids()))
                .filter(id -> id == model.vocabulary().unknownId())
                .count()));
  }

  private static TreeSet<Integer> setOf(int[] classes) {
    TreeSet<Integer> set = new TreeSet<>();
    IntStream.of(classes).forEach(set::add);
    return set;
  }

  private static String nothingToScore(
      SentimentModel model, LocalReviews rows, List<Reject> rejects) {
    if (!rejects.isEmpty()) {
      return "no text with a label has a word that can be read: " + rejects.get(0).detail();
    }
    String label = rows.reviews().get(0).label();
    return "no label stands for a class of the model (%s); the first is %s; say with labels what labels mean, or with label_column where they are"
        .formatted(model.classes().describe(), label == null ? "missing" : "'" + label + "'");
  }
}
