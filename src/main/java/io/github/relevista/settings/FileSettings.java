package io.github.relevista.settings;

import io.github.relevista.intake.RowFormat;
import java.util.List;
import java.util.Optional;

/**
 * Where texts lie, how the files are written, and which column holds them.
 *
 * @param paths files, folders or globs
 * @param format the format, where it is not to be guessed from the names of the files
 * @param header whether CSV and TSV files begin with the names of their columns
 * @param columns the columns of CSV and TSV files without a header, in order
 * @param textColumn the column of the text; not read where there is a column of tokens
 * @param tokensColumn the column of the tokens, where texts are tokenised already
 * @param dialect how files of lines are written
 * @param limit how many rows to read at most; {@link #NO_LIMIT} for all
 */
public record FileSettings(
    List<String> paths,
    Optional<RowFormat> format,
    boolean header,
    List<String> columns,
    String textColumn,
    Optional<String> tokensColumn,
    DialectSettings dialect,
    int limit) {

  /** The limit that is none. */
  public static final int NO_LIMIT = Integer.MAX_VALUE;

  /** Files that need not be named. */
  static FileSettings of(SettingReader reader) {
    return of(reader, "input", "");
  }

  /** Files that have to be named. */
  static FileSettings ofNamed(SettingReader reader) {
    FileSettings settings = of(reader);
    if (settings.paths.isEmpty()) {
      throw new InvalidSettingException("input is not set; name a file with --input");
    }
    return settings;
  }

  /**
   * Files by keys of their own.
   *
   * @param paths the key of the paths
   * @param prefix what the other keys begin with
   */
  static FileSettings of(SettingReader reader, String paths, String prefix) {
    return new FileSettings(
        reader.paths(paths),
        reader.choice(prefix + "format", List.of(RowFormat.values()), RowFormat::wireName),
        reader.flag(prefix + "header", true),
        reader.texts(prefix + "columns"),
        reader.text(prefix + "text_column", "text"),
        reader.text(prefix + "tokens_column"),
        DialectSettings.of(reader),
        (int) reader.count(prefix + "limit", NO_LIMIT, 1, NO_LIMIT));
  }

  /** The same of other paths. */
  FileSettings withPaths(List<String> otherPaths) {
    return new FileSettings(
        otherPaths, format, header, columns, textColumn, tokensColumn, dialect, limit);
  }
}
