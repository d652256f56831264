package io.github.relevista.settings;

import io.github.relevista.lexicon.ExportFormat;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Everything that {@code lexicon} can be told.
 *
 * @param source which results it is made of
 * @param compare another output of the same reviews, whose means are a baseline
 * @param terms which terms become entries
 * @param phrases which phrases are told of
 * @param slices the slice columns whose values get a lexicon of their own
 * @param confidence of all intervals, in (0, 1)
 * @param choice which entries are sure and strong enough to be shown and for lists of words
 * @param gold files of gold lexicons
 * @param sides which labels are positive and negative
 * @param atWork whether lexicons are put to work on labelled reviews
 * @param replicates of the bootstrap over gold terms
 * @param seed of the bootstrap
 * @param shownWords entries to show either way
 * @param shownEvidence how many of these are shown with evidence
 * @param exports the files to write beside the tables
 * @param output the folder of the tables, or none to show figures alone
 * @param tables where its tables lie
 * @param master the cluster to run on, where it is not what spark-submit says
 */
public record LexiconSettings(
    Source source,
    Optional<String> compare,
    Terms terms,
    Phrases phrases,
    List<String> slices,
    double confidence,
    Choice choice,
    List<String> gold,
    Sides sides,
    boolean atWork,
    int replicates,
    long seed,
    int shownWords,
    int shownEvidence,
    List<ExportFormat> exports,
    Optional<String> output,
    TablePlace tables,
    Optional<String> master) {

  /** What a polarity is the mean of. */
  public enum Measure {
    /** Relevances, in units of the score. */
    RELEVANCE("relevance"),
    /** Shares of all relevance of the review or sentence: each counts the same. */
    SHARE("share");

    private final String wireName;

    Measure(String wireName) {
      this.wireName = wireName;
    }

    /** The name in configurations. */
    public String wireName() {
      return wireName;
    }
  }

  /** Whether capitals tell terms apart. */
  public enum LetterCase {
    /** They do. */
    AS_IS("as_is"),
    /** Terms are counted in small letters. */
    LOWER("lower");

    private final String wireName;

    LetterCase(String wireName) {
      this.wireName = wireName;
    }

    /** The name in configurations. */
    public String wireName() {
      return wireName;
    }
  }

  /** What becomes of numbers. */
  public enum Numbers {
    /** They are terms like any other. */
    KEEP("keep"),
    /** They are left out. */
    DROP("drop");

    private final String wireName;

    Numbers(String wireName) {
      this.wireName = wireName;
    }

    /** The name in configurations. */
    public String wireName() {
      return wireName;
    }
  }

  /**
   * Which results.
   *
   * @param input the output that holds them
   * @param modelId how the id of their model begins, where there are several
   * @param settingsId how the id of their settings begins, where there are several
   * @param from the first date, or as early as there is one
   * @param to the last date, or as late as there is one
   */
  public record Source(
      String input,
      Optional<String> modelId,
      Optional<String> settingsId,
      Optional<LocalDate> from,
      Optional<LocalDate> to) {}

  /**
   * Which terms, and what of them.
   *
   * @param measure what a polarity is the mean of
   * @param minimumOccurrences of a term, at least 1
   * @param minimumReviews with the term, at least 1
   * @param letterCase whether capitals tell terms apart
   * @param numbers what becomes of numbers
   */
  public record Terms(
      Measure measure,
      long minimumOccurrences,
      long minimumReviews,
      LetterCase letterCase,
      Numbers numbers) {}

  /**
   * Which phrases are told of, if the results know of any.
   *
   * @param minimumOccurrences of a phrase, at least 1
   * @param shown phrases to show either way
   */
  public record Phrases(long minimumOccurrences, int shown) {}

  /**
   * Which entries are sure and strong enough.
   *
   * @param maximumQ the largest q-value, in [0, 1]
   * @param minimumPolarity the smallest magnitude of a polarity, in [0, 1]
   */
  public record Choice(double maximumQ, double minimumPolarity) {}

  /**
   * Labels by side; those that are in neither list count for no side. Where both are empty the
   * scores of the reviews tell.
   *
   * @param positive labels of positive reviews
   * @param negative labels of negative ones
   */
  public record Sides(List<String> positive, List<String> negative) {}

  /** Copies the lists. */
  public LexiconSettings {
    slices = List.copyOf(slices);
    gold = List.copyOf(gold);
    exports = List.copyOf(exports);
  }

  /**
   * Reads and checks a configuration.
   *
   * @throws InvalidSettingException if a key is unknown, missing, or its value not allowed
   */
  public static LexiconSettings of(Configuration configuration) {
    SettingReader reader = new SettingReader(configuration);
    LexiconSettings settings =
        new LexiconSettings(
            source(reader),
            reader.path("compare"),
            terms(reader),
            new Phrases(
                reader.count("minimum_phrase_occurrences", 20, 1, Long.MAX_VALUE),
                (int) reader.count("shown_phrases", 10, 0, 1_000)),
            reader.texts("slice"),
            reader.number("confidence", 0.95, value -> value > 0 && value < 1, "in (0, 1)"),
            new Choice(share(reader, "maximum_q", 0.05), share(reader, "minimum_polarity", 0.5)),
            reader.paths("gold"),
            new Sides(reader.texts("positive_labels"), reader.texts("negative_labels")),
            reader.flag("at_work", false),
            (int) reader.count("replicates", 200, 1, 100_000),
            reader.count("seed", 1, Long.MIN_VALUE, Long.MAX_VALUE),
            (int) reader.count("shown_words", 20, 0, 1_000),
            (int) reader.count("shown_evidence", 3, 0, 1_000),
            reader.choices("exports", List.of(ExportFormat.values()), ExportFormat::wireName),
            reader.path("output"),
            TablePlace.of(reader),
            reader.text("master"));
    reader.refuseUnknownKeys();
    settings.check();
    return settings;
  }

  private static Source source(SettingReader reader) {
    return new Source(
        reader.requiredPath("input"),
        reader.text("model_id"),
        reader.text("settings_id"),
        reader.date("from"),
        reader.date("to"));
  }

  private static Terms terms(SettingReader reader) {
    return new Terms(
        reader.choice("measure", List.of(Measure.values()), Measure::wireName, Measure.RELEVANCE),
        reader.count("minimum_occurrences", 50, 1, Long.MAX_VALUE),
        reader.count("minimum_reviews", 10, 1, Long.MAX_VALUE),
        reader.choice(
            "letter_case", List.of(LetterCase.values()), LetterCase::wireName, LetterCase.LOWER),
        reader.choice("numbers", List.of(Numbers.values()), Numbers::wireName, Numbers.DROP));
  }

  private static double share(SettingReader reader, String key, double otherwise) {
    return reader.number(key, otherwise, value -> value >= 0 && value <= 1, "a share in [0, 1]");
  }

  private void check() {
    if (!exports.isEmpty() && output.isEmpty()) {
      throw new InvalidSettingException(
          "exports names %s, but output is not set; say where the files are to lie with --output"
              .formatted(exports.stream().map(ExportFormat::wireName).toList()));
    }
    if (sides.positive().isEmpty() != sides.negative().isEmpty()) {
      throw new InvalidSettingException(
          "positive_labels and negative_labels go together; set both or none");
    }
    if (source.from().isPresent()
        && source.to().isPresent()
        && source.to().get().isBefore(source.from().get())) {
      throw new InvalidSettingException(
          "to must be a date from %s (from) on, was %s"
              .formatted(source.from().get(), source.to().get()));
    }
  }
}
