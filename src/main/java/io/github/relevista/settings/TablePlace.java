package io.github.relevista.settings;

import io.github.relevista.intake.RowFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the tables of an output lie. Its records always lie in its folder.
 *
 * @param format what keeps them: Parquet files in folders of the output, Delta or Iceberg
 * @param namespace the catalog and the namespace that they have names in; those of Delta lie in
 *     folders of the output where it is empty
 */
public record TablePlace(RowFormat format, Optional<String> namespace) {
  /** Folders of the output with plain Parquet files. */
  public static final TablePlace FOLDERS = new TablePlace(RowFormat.PARQUET, Optional.empty());

  private static final List<RowFormat> FORMATS =
      List.of(RowFormat.PARQUET, RowFormat.DELTA, RowFormat.ICEBERG);
  private static final Pattern NAMES =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*");

  static TablePlace of(SettingReader reader) {
    RowFormat format =
        reader.choice("table_format", FORMATS, RowFormat::wireName, RowFormat.PARQUET);
    Optional<String> namespace = reader.text("table_namespace");
    if (format == RowFormat.PARQUET && namespace.isPresent()) {
      throw new InvalidSettingException(
          "table_namespace goes with table_format delta or iceberg, was %s; leave it out"
              .formatted(namespace.get()));
    }
    if (format == RowFormat.ICEBERG && namespace.isEmpty()) {
      throw new InvalidSettingException(
          "table_format iceberg needs table_namespace: the catalog and the namespace of the tables,"
              + " such as lake.reviews");
    }
    if (namespace.isPresent() && !NAMES.matcher(namespace.get()).matches()) {
      throw new InvalidSettingException(
          "table_namespace must be names of letters, digits and _ with dots between, such as"
              + " lake.reviews, was "
              + namespace.get());
    }
    return new TablePlace(format, namespace);
  }

  /**
   * The place as an output keeps it.
   *
   * @param format the format's wire name
   * @throws IllegalArgumentException if it is none of those
   */
  public static TablePlace written(String format, Optional<String> namespace) {
    return FORMATS.stream()
        .filter(each -> each.wireName().equals(format))
        .map(each -> new TablePlace(each, namespace))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no format of tables: " + format));
  }

  /** Whether the tables are plain files in folders of the output. */
  public boolean isFolders() {
    return format == RowFormat.PARQUET;
  }

  /** The place in words: {@code iceberg in lake.reviews}. */
  @Override
  public String toString() {
    return namespace.map(names -> format.wireName() + " in " + names).orElse(format.wireName());
  }
}
