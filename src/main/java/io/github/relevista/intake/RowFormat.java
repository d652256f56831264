package io.github.relevista.intake;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The kinds of files that reviews come in. */
public enum RowFormat {
  /** Typed columns; read without {@link RowParser}, since its rows are no lines. */
  PARQUET("parquet", "parquet", "parq", "pq"),
  /** Typed columns, as Parquet. */
  ORC("orc", "orc"),
  /** Typed columns, as Parquet; Spark reads it where its package is there. */
  AVRO("avro", "avro"),
  /** A folder that Delta keeps; Spark reads it where its package is there. */
  DELTA("delta"),
  /** A folder that Iceberg keeps; Spark reads it where its package is there. */
  ICEBERG("iceberg"),
  /** A table or a view that Spark knows by a name. */
  TABLE("table"),
  /** JSON objects: one a line, or whole documents. */
  JSON("json", "json", "jsonl", "ndjson"),
  /** Comma-separated fields; a record may go over several lines within quotes. */
  CSV("csv", "csv"),
  /** Tab-separated fields; a quote is a character like any other. */
  TSV("tsv", "tsv", "tab"),
  /** One text a line, and nothing else. */
  TEXT("text", "txt", "text");

  private static final Pattern COMPRESSION =
      Pattern.compile(
          "\\.(gz|gzip|bz2|zst|zstd|bzip2|snappy|sz|lz4|deflate|zlib|zz|xz|br|zip|7z|lzo|lzma)$");

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

  /** Whether a file of this format is a table, whose rows are no lines. */
  public boolean isTable() {
    return this == PARQUET || this == ORC || this == AVRO;
  }

  /** Whether a format or a catalog keeps the table, and so says itself what its files are. */
  public boolean isKeptTable() {
    return this == DELTA || this == ICEBERG || this == TABLE;
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
   * stand twice, as long as nobody wants those columns; bytes that are no UTF-8 are replaced.
   *
   * @param header the record of the header, without byte order mark and line end
   * @throws IllegalArgumentException if it is no record of this format
   * @throws UnsupportedOperationException if files of this format have no header
   */
  public List<String> columns(byte[] header, Dialect dialect) {
    try {
      Dialect names = dialect.withNullValues(Set.of());
      return List.copyOf(newSplitter(names).split(header, 0, header.length));
    } catch (MalformedRowException malformed) {
      throw new IllegalArgumentException(
          "the header '%s' is malformed: %s"
              .formatted(
                  new Reject(RejectReason.MALFORMED_ROW, new String(header, StandardCharsets.UTF_8))
                      .detail(),
                  malformed.getMessage()),
          malformed);
    }
  }

  /** What splits the records of a CSV or TSV file, for one thread. */
  FieldSplitter newSplitter(Dialect dialect) {
    return switch (this) {
      case CSV -> new CsvSplitter(dialect);
      case TSV -> new TsvSplitter(dialect.nullValues());
      default -> throw new UnsupportedOperationException(this + " has no fields to split");
    };
  }
}
