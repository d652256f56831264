package io.github.relevista.reading;

import io.github.relevista.intake.RowSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How one file is read, as {@link FileLook} found it. Travels to the tasks.
 *
 * @param rows how its records become reviews
 * @param charset the name of its encoding
 * @param framing what its records are
 * @param begin where its first record begins, behind byte order mark and header: in bytes of the
 *     unpacked content as UTF-8
 * @param isPacked whether the file is compressed
 * @param notes what was guessed of the file, for people: one line each
 */
public record FileLayout(
    RowSettings rows,
    String charset,
    Framing framing,
    long begin,
    boolean isPacked,
    List<String> notes)
    implements Serializable {
  /** What the records of a file are. */
  public enum Framing {
    /** Lines. */
    LINES,
    /** Records of CSV, which may go over several lines. */
    CSV,
    /** Values of JSON documents. */
    DOCUMENTS
  }

  /** Copies the notes. */
  public FileLayout {
    notes = List.copyOf(notes);
  }

  /**
   * Whether parts of the file can be read by themselves: records are lines, and the bytes are those
   * that were written.
   */
  public boolean isSplittable() {
    return framing == Framing.LINES && !isPacked && isUtf8();
  }

  private boolean isUtf8() {
    return charset.equals(StandardCharsets.UTF_8.name());
  }

  /**
   * The records of the whole file.
   *
   * @param name the file's name or path
   * @param raw the file's bytes; closed with the records
   * @throws IOException if the file cannot be read
   */
  public Records records(String name, InputStream raw) throws IOException {
    InputStream content = content(name, raw);
    return new Records(content, framer(), begin, Long.MAX_VALUE);
  }

  /**
   * The lines that begin in the first part of the file.
   *
   * @param to behind the last place where a line may begin
   * @param raw the file's bytes from {@link #begin} on; closed with the records
   * @throws IllegalStateException if the file is not splittable
   */
  public Records firstLines(long to, InputStream raw) {
    requireSplittable();
    return new Records(raw, new LineFramer(), begin, to);
  }

  /**
   * The lines that begin in a later part of the file: at or behind one place, and before another.
   *
   * @param from the first place, behind {@link #begin}
   * @param to behind the last place
   * @param raw the file's bytes from {@code from - 1} on; closed with the records
   * @throws IllegalStateException if the file is not splittable
   */
  public Records lines(long from, long to, InputStream raw) throws IOException {
    requireSplittable();
    // The byte before tells whether a line begins here; if not, the line belongs to the part
    // before.
    long at = from - 1;
    int current;
    do {
      current = raw.read();
      at++;
    } while (current >= 0 && current != '\n');
    return new Records(raw, new LineFramer(), at, to);
  }

  private void requireSplittable() {
    if (!isSplittable()) {
      throw new IllegalStateException("a file of %s is read as a whole".formatted(framing));
    }
  }

  /**
   * The rows of the whole file, counted apart from {@link #records} where records are lines: by
   * what separates them.
   *
   * @throws IOException if the file cannot be read
   */
  public long count(String name, InputStream raw) throws IOException {
    if (framing == Framing.LINES) {
      try (InputStream content = content(name, raw)) {
        return LineCount.of(content, Long.MAX_VALUE).lines();
      }
    }
    try (Records records = records(name, raw)) {
      long rows = 0;
      while (records.next()) {
        rows++;
      }
      return rows;
    }
  }

  /** The file's content as UTF-8, from its first record on. */
  InputStream content(String name, InputStream raw) throws IOException {
    InputStream content = Compression.open(name, raw).content();
    InputStream utf8 = isUtf8() ? content : new Utf8Stream(content, Charset.forName(charset));
    utf8.skipNBytes(begin);
    return utf8;
  }

  private Framer framer() {
    return switch (framing) {
      case LINES -> new LineFramer();
      case CSV -> new CsvFramer(rows.dialect(), rows.fields().size());
      case DOCUMENTS -> new JsonFramer();
    };
  }
}
