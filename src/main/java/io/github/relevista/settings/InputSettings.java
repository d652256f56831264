package io.github.relevista.settings;

import io.github.relevista.intake.RowFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which reviews are read, and what is known of them.
 *
 * @param files where their texts lie; no paths where they are rows of a table of the catalog
 * @param table a table of the catalog or a view, instead of files
 * @param where the condition that rows of a table have to meet, in SQL
 * @param idColumn the column that names a review
 * @param labelColumn the column of a review's label
 * @param labels the classes that a value of the label column stands for; a value that is not here
 *     stands for the class of its own name
 * @param sliceBy the columns by whose values the statistics are kept apart
 */
public record InputSettings(
    FileSettings files,
    Optional<String> table,
    Optional<String> where,
    Optional<String> idColumn,
    Optional<String> labelColumn,
    Map<String, List<String>> labels,
    List<String> sliceBy) {

  static InputSettings of(SettingReader reader) {
    List<String> slices = reader.texts("slice_by");
    long distinct = slices.stream().map(name -> name.toLowerCase(Locale.ROOT)).distinct().count();
    if (distinct < slices.stream().distinct().count()) {
      throw new InvalidSettingException(
          "slice_by must not name columns that differ by case only, was %s; readers of the tables would not tell them apart, rename one in the input"
              .formatted(String.join(", ", slices)));
    }
    return ofUnsliced(reader).slicedBy(slices);
  }

  /** Reviews whose statistics are not kept apart by anything. */
  static InputSettings ofUnsliced(SettingReader reader) {
    FileSettings named = FileSettings.of(reader);
    Optional<String> table = reader.text("table");
    // The sample is nobody's wish beside a table of the user's.
    FileSettings files =
        table.isPresent() && reader.isShipped("input") ? named.withPaths(List.of()) : named;
    InputSettings settings =
        new InputSettings(
            files,
            table,
            reader.text("where"),
            reader.text("id_column"),
            reader.text("label_column"),
            reader.textLists("labels"),
            List.of());
    settings.check();
    return settings;
  }

  /** Texts of which nothing else is known. */
  public static InputSettings ofTexts(FileSettings files) {
    return new InputSettings(
        files,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        List.of());
  }

  private void check() {
    if (table.isPresent() && !paths().isEmpty()) {
      throw new InvalidSettingException(
          "input and table must not both be set, were %s and %s".formatted(paths(), table.get()));
    }
    boolean isKept = table.isPresent() || format().filter(RowFormat::isKeptTable).isPresent();
    if (where.isPresent() && !isKept) {
      throw new InvalidSettingException(
          "where chooses rows of a table; set table, or leave out where, was " + where.get());
    }
    if (table.isEmpty() && format().filter(RowFormat.TABLE::equals).isPresent()) {
      throw new InvalidSettingException("table is not set; name a table of the catalog or a view");
    }
    if (isKept && paths().size() > 1) {
      throw new InvalidSettingException(
          "input must name one folder of a table, was " + String.join(", ", paths()));
    }
    if (table.isEmpty() && paths().isEmpty()) {
      throw new InvalidSettingException(
          "input is not set; name a file, a folder or a glob with --input");
    }
  }

  /** Files, folders or globs; none of a table of the catalog. */
  public List<String> paths() {
    return files.paths();
  }

  /** The format, where it is not to be guessed from the names of the files. */
  public Optional<RowFormat> format() {
    return files.format();
  }

  /** How many rows to read at most; {@link FileSettings#NO_LIMIT} for all. */
  public int limit() {
    return files.limit();
  }

  /** The same input without the column of ids. */
  InputSettings withoutId() {
    return new InputSettings(files, table, where, Optional.empty(), labelColumn, labels, sliceBy);
  }

  /** The same input without the column of labels. */
  InputSettings withoutLabel() {
    return new InputSettings(files, table, where, idColumn, Optional.empty(), labels, sliceBy);
  }

  /** The same input with other slices. */
  public InputSettings slicedBy(List<String> otherSlices) {
    return new InputSettings(files, table, where, idColumn, labelColumn, labels, otherSlices);
  }

  /** The same input, its rows sliced by a column too. */
  public InputSettings slicedAlsoBy(String column) {
    return sliceBy.contains(column)
        ? this
        : slicedBy(Stream.concat(sliceBy.stream(), Stream.of(column)).toList());
  }

  /** The same input at other paths. */
  InputSettings withPaths(List<String> otherPaths) {
    return new InputSettings(
        files.withPaths(otherPaths), table, where, idColumn, labelColumn, labels, sliceBy);
  }
}
