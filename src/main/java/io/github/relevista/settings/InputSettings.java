package io.github.relevista.settings;

import io.github.relevista.intake.RowFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which rows are read, and what their columns mean.
 *
 * @param paths files, folders or globs, one or more
 * @param format the format, where it is not to be guessed from the names of the files
 * @param table a table of the catalog or a view, instead of files
 * @param where the condition that rows of a table have to meet, in SQL
 * @param header whether CSV and TSV files begin with the names of their columns
 * @param columns the columns of CSV and TSV files without a header, in order
 * @param textColumn the column of the text; not read where there is a column of tokens
 * @param tokensColumn the column of the tokens, where texts are tokenised already
 * @param idColumn the column that names a review
 * @param labelColumn the column of a review's label
 * @param labels the classes that a value of the label column stands for; a value that is not here
 *     stands for the class of its own name
 * @param sliceBy the columns by whose values the statistics are kept apart
 * @param dialect how files of lines are written
 * @param limit how many rows to read at most; {@link #NO_LIMIT} for all
 */
public record InputSettings(
    List<String> paths,
    Optional<RowFormat> format,
    Optional<String> table,
    Optional<String> where,
    boolean header,
    List<String> columns,
    String textColumn,
    Optional<String> tokensColumn,
    Optional<String> idColumn,
    Optional<String> labelColumn,
    Map<String, List<String>> labels,
    List<String> sliceBy,
    DialectSettings dialect,
    int limit) {

  /** The limit that is none. */
  public static final int NO_LIMIT = Integer.MAX_VALUE;

  static InputSettings of(SettingReader reader) {
    List<String> slices = reader.texts("slice_by");
    long distinct = slices.stream().map(name -> name.toLowerCase(Locale.ROOT)).distinct().count();
    if (distinct < slices.stream().distinct().count()) {
      throw new InvalidSettingException(
          "slice_by must not name columns that differ by case only, was %s; readers of the tables would not tell them apart, rename one in the input"
              .formatted(String.join(", ", slices)));
    }
    return ofReviews(reader, slices);
  }

  /** Reviews whose statistics are not kept apart by anything. */
  static InputSettings ofUnsliced(SettingReader reader) {
    return ofReviews(reader, List.of());
  }

  private static InputSettings ofReviews(SettingReader reader, List<String> sliceBy) {
    List<String> named = reader.paths("input");
    Optional<String> table = reader.text("table");
    // The sample is nobody's wish beside a table of the user's.
    List<String> paths = table.isPresent() && reader.isShipped("input") ? List.of() : named;
    Optional<String> where = reader.text("where");
    if (table.isPresent() && !paths.isEmpty()) {
      throw new InvalidSettingException(
          "input and table must not both be set, were %s and %s".formatted(paths, table.get()));
    }
    Optional<RowFormat> format = format(reader);
    boolean isKept = table.isPresent() || format.filter(RowFormat::isKeptTable).isPresent();
    if (where.isPresent() && !isKept) {
      throw new InvalidSettingException(
          "where chooses rows of a table; set table, or leave out where, was " + where.get());
    }
    if (table.isEmpty() && format.filter(RowFormat.TABLE::equals).isPresent()) {
      throw new InvalidSettingException("table is not set; name a table of the catalog or a view");
    }
    if (isKept && paths.size() > 1) {
      throw new InvalidSettingException(
          "input must name one folder of a table, was " + String.join(", ", paths));
    }
    if (table.isEmpty() && paths.isEmpty()) {
      throw new InvalidSettingException(
          "input is not set; name a file, a folder or a glob with --input");
    }
    return new InputSettings(
        paths,
        format,
        table,
        where,
        reader.flag("header", true),
        reader.texts("columns"),
        reader.text("text_column", "text"),
        reader.text("tokens_column"),
        reader.text("id_column"),
        reader.text("label_column"),
        reader.textLists("labels"),
        sliceBy,
        DialectSettings.of(reader),
        limit(reader));
  }

  /** Texts and nothing of what is known about them; empty where no input is named. */
  static Optional<InputSettings> ofTexts(SettingReader reader) {
    InputSettings settings =
        new InputSettings(
            reader.paths("input"),
            format(reader),
            Optional.empty(),
            Optional.empty(),
            reader.flag("header", true),
            reader.texts("columns"),
            reader.text("text_column", "text"),
            reader.text("tokens_column"),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            List.of(),
            DialectSettings.of(reader),
            limit(reader));
    return settings.paths().isEmpty() ? Optional.empty() : Optional.of(settings);
  }

  /** Texts with labels, and nothing else of what is known about them. */
  static InputSettings ofLabelledTexts(SettingReader reader) {
    List<String> paths = reader.paths("input");
    if (paths.isEmpty()) {
      throw new InvalidSettingException("input is not set; name a file with --input");
    }
    return new InputSettings(
        paths,
        format(reader),
        Optional.empty(),
        Optional.empty(),
        reader.flag("header", true),
        reader.texts("columns"),
        reader.text("text_column", "text"),
        reader.text("tokens_column"),
        Optional.empty(),
        Optional.of(reader.text("label_column", "label")),
        reader.textLists("labels"),
        List.of(),
        DialectSettings.of(reader),
        limit(reader));
  }

  /** The same input with other columns of ids and labels. */
  InputSettings with(Optional<String> otherIdColumn, Optional<String> otherLabelColumn) {
    return with(paths, otherIdColumn, otherLabelColumn, sliceBy);
  }

  /** The same input with other slices. */
  public InputSettings slicedBy(List<String> otherSlices) {
    return with(paths, idColumn, labelColumn, otherSlices);
  }

  /** The same input, its rows sliced by a column too. */
  public InputSettings slicedAlsoBy(String column) {
    return sliceBy.contains(column)
        ? this
        : slicedBy(Stream.concat(sliceBy.stream(), Stream.of(column)).toList());
  }

  /** The same input at other paths. */
  InputSettings withPaths(List<String> otherPaths) {
    return with(otherPaths, idColumn, labelColumn, sliceBy);
  }

  private InputSettings with(
      List<String> otherPaths,
      Optional<String> otherIdColumn,
      Optional<String> otherLabelColumn,
      List<String> otherSlices) {
    return new InputSettings(
        otherPaths,
        format,
        table,
        where,
        header,
        columns,
        textColumn,
        tokensColumn,
        otherIdColumn,
        otherLabelColumn,
        labels,
        otherSlices,
        dialect,
        limit);
  }

  private static Optional<RowFormat> format(SettingReader reader) {
    return reader.choice("format", List.of(RowFormat.values()), RowFormat::wireName);
  }

  private static int limit(SettingReader reader) {
    return (int) reader.count("limit", NO_LIMIT, 1, NO_LIMIT);
  }
}
