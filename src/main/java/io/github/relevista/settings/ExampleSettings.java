package io.github.relevista.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which examples a classifier is trained on and evaluated with.
 *
 * @param train the file of the examples to learn from
 * @param dev the file of the examples by which the best moment is chosen
 * @param exclude files of examples that must not be learned from
 * @param format the format of all files, where it is not to be guessed from their names
 * @param header whether CSV and TSV files begin with the names of their columns
 * @param columns the columns of the training file, if CSV or TSV without a header
 * @param devColumns the columns of the other files, likewise
 * @param textColumn the column of the text; not read where there is a column of tokens
 * @param tokensColumn the column of the tokens, where texts are tokenised already
 * @param labelColumn the column of the label
 * @param sentenceColumn the column that tells whole sentences from phrases: 1 or 0
 * @param sentenceWeight what a whole sentence counts beside a phrase, > 0
 * @param weightColumn the column of an example's own weight
 * @param labels the class that a value of the label column stands for; a value that is not here
 *     stands for the class of its own name
 * @param classes the names of the classes in their order; empty: those of the training file
 * @param classPolarity [classes], each in [−1, 1]; empty: evenly from −1 to 1
 * @param dialect how the files are written
 * @param limit how many rows of the training file to read at most
 */
public record ExampleSettings(
    String train,
    String dev,
    List<String> exclude,
    Optional<Format> format,
    boolean header,
    List<String> columns,
    List<String> devColumns,
    String textColumn,
    Optional<String> tokensColumn,
    String labelColumn,
    Optional<String> sentenceColumn,
    double sentenceWeight,
    Optional<String> weightColumn,
    Map<String, String> labels,
    List<String> classes,
    List<Double> classPolarity,
    DialectSettings dialect,
    int limit) {

  /** The formats of files of examples. */
  public enum Format {
    /** Tab-separated fields, one record a line. */
    TSV("tsv"),
    /** Comma-separated fields, one record a line. */
    CSV("csv"),
    /** One JSON object a line. */
    JSON("json"),
    /** Trees in the brackets of the Penn Treebank, one a line: every subtree is an example. */
    TREES("trees");

    private final String wireName;

    Format(String wireName) {
      this.wireName = wireName;
    }

    /** The name in configurations. */
    public String wireName() {
      return wireName;
    }
  }

  static ExampleSettings of(SettingReader reader) {
    List<String> columns = reader.texts("columns");
    List<String> devColumns = reader.texts("dev_columns");
    return new ExampleSettings(
        reader.requiredPath("train"),
        reader.requiredPath("dev"),
        reader.paths("exclude"),
        reader.choice("format", List.of(Format.values()), Format::wireName),
        reader.flag("header", false),
        columns,
        devColumns.isEmpty() ? columns : devColumns,
        reader.text("text_column", "text"),
        reader.text("tokens_column"),
        reader.text("label_column", "label"),
        reader.text("sentence_column"),
        reader.number("sentence_weight", 1, w -> w > 0 && w <= 1e6, "in (0, 1000000]"),
        reader.text("weight_column"),
        labels(reader),
        reader.texts("classes"),
        reader.numbers("class_polarity", p -> Math.abs(p) <= 1, "a list of numbers from -1 to 1"),
        DialectSettings.of(reader),
        (int) reader.count("limit", FileSettings.NO_LIMIT, 1, FileSettings.NO_LIMIT));
  }

  private static Map<String, String> labels(SettingReader reader) {
    Map<String, String> labels = new LinkedHashMap<>();
    reader
        .textLists("labels")
        .forEach(
            (label, classes) -> {
              if (classes.size() != 1) {
                throw SettingReader.wrong("labels." + label, classes, "one class");
              }
              labels.put(label, classes.get(0));
            });
    return labels;
  }
}
