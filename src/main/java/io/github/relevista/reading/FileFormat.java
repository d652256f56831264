package io.github.relevista.reading;

import io.github.relevista.intake.Dialect;
import io.github.relevista.intake.ReviewColumns;
import io.github.relevista.intake.RowFormat;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a user says about the files of an input; what is left out, a look into each file tells.
 *
 * @param format the format, where the names of the files are not to tell it
 * @param columns the columns that make a review
 * @param header whether CSV and TSV files begin with the names of their columns
 * @param names the names of the columns of CSV and TSV files without a header, in order
 * @param encoding the encoding; UTF-8, or what the first bytes of a file tell, where it is empty
 * @param delimiter what stands between the fields of CSV files
 * @param escape how CSV files write a quote within quotes
 * @param nullValues fields of CSV and TSV files that stand for no value
 * @param layout how JSON files are laid out
 */
public record FileFormat(
    Optional<RowFormat> format,
    ReviewColumns columns,
    boolean header,
    List<String> names,
    Optional<Charset> encoding,
    Optional<String> delimiter,
    Optional<Dialect.Escape> escape,
    Set<String> nullValues,
    Optional<JsonLayout> layout) {

  /** How the objects of JSON files lie. */
  public enum JsonLayout {
    /** One object a line. */
    LINES("lines"),
    /** Documents: an array of objects, or objects over several lines. */
    DOCUMENTS("documents");

    private final String wireName;

    JsonLayout(String wireName) {
      this.wireName = wireName;
    }

    /** The name in configurations. */
    public String wireName() {
      return wireName;
    }
  }

  /** Copies the lists. */
  public FileFormat {
    names = List.copyOf(names);
    nullValues = Set.copyOf(nullValues);
  }

  /** Files of these columns of which nothing else is said. */
  public static FileFormat of(ReviewColumns columns) {
    return new FileFormat(
        Optional.empty(),
        columns,
        true,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Dialect.USUAL_NULLS,
        Optional.empty());
  }

  /** The same of a format, or of the one that names tell where it is empty. */
  public FileFormat withFormat(Optional<RowFormat> other) {
    return new FileFormat(
        other, columns, header, names, encoding, delimiter, escape, nullValues, layout);
  }

  /** The same for CSV and TSV files without a header, or with one where the names are none. */
  public FileFormat withNames(boolean hasHeader, List<String> others) {
    return new FileFormat(
        format, columns, hasHeader, others, encoding, delimiter, escape, nullValues, layout);
  }

  /** The same in an encoding. */
  public FileFormat withEncoding(Optional<Charset> other) {
    return new FileFormat(
        format, columns, header, names, other, delimiter, escape, nullValues, layout);
  }

  /** The same with what is said of CSV files. */
  public FileFormat withDialect(
      Optional<String> delimiter, Optional<Dialect.Escape> escape, Set<String> nullValues) {
    return new FileFormat(
        format, columns, header, names, encoding, delimiter, escape, nullValues, layout);
  }

  /** The same with a layout of JSON files. */
  public FileFormat withLayout(Optional<JsonLayout> other) {
    return new FileFormat(
        format, columns, header, names, encoding, delimiter, escape, nullValues, other);
  }
}
