package io.github.relevista.intake;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The kinds of files that reviews come in. */
public enum RowFormat {
  /** Typed columns; read without {@link RowParser}, since its rows are no lines. */
  PARQUET("parquet", "parquet", "parq", "pq"),
  /** One JSON object a line. */
  JSON("json", "json", "jsonl", "ndjson"),
  /** Comma-separated fields, quoted by RFC 4180; a record stays on one line. */
  CSV("csv", "csv"),
  /** Tab-separated fields; a quote is a character like any other. */
  TSV("tsv", "tsv", "tab"),
  /** One text a line, and nothing else. */
  TEXT("text", "txt", "text");

  private static final Pattern COMPRESSION =
      Pattern.compile("\\.(gz|gzip|bz2|zst|zstd|snappy|lz4|deflate|xz)$");

  private final String wireName;
  private final List<String> suffixes;

  RowFormat(String wireName, String... suffixes) {
    this.wireName = wireName;
    this.suffixes = List.of(suffixes);
  }

  /** The name in configurations and records. */
  public String wireName() {
    return wireName;
  }

  /**
   * The format that the name of a file, of a folder or a glob of either tells by its end, with or
   * without the suffix of a compression, in upper or lower case; empty where it tells none.
   *
   * @param name a name or a path: {@code reviews.jsonl.gz}, {@code day=*}{@code /part-*.parquet}
   */
  public static Optional<RowFormat> ofFileName(String name) {
    String lowerCase = name.toLowerCase(Locale.ROOT).replaceFirst("/+$", "");
    String plain = COMPRESSION.matcher(lowerCase).replaceFirst("");
    String suffix = plain.substring(plain.lastIndexOf('.') + 1);
    for (RowFormat format : values()) {
      if (plain.length() > suffix.length() && format.suffixes.contains(suffix)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /**
   * The names of the columns that the header of a CSV or TSV file gives. Names may be empty or
   * stand twice, as long as nobody wants those columns.
   *
   * @param headerLine the file's first line, with or without byte order mark and line end
   * @throws IllegalArgumentException if the line is no record of this format
   * @throws UnsupportedOperationException if files of this format have no header
   */
  public List<String> columns(String headerLine) {
    String line = headerLine.replaceFirst("^\uFEFF", "").replaceFirst("\r?\n?$", "");
    try {
      return List.copyOf(newSplitter().split(line));
    } catch (MalformedRowException malformed) {
      throw new IllegalArgumentException(
          "the header '%s' is malformed: %s".formatted(line, malformed.getMessage()), malformed);
    }
  }

  /** What splits the lines of a CSV or TSV file, for one thread. */
  FieldSplitter newSplitter() {
    return switch (this) {
      case CSV -> new CsvSplitter();
      case TSV -> new TsvSplitter();
      default -> throw new UnsupportedOperationException(this + " has no fields to split");
    };
  }
}
