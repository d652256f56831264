package io.github.relevista.reading;

import io.github.relevista.intake.RowFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file of this machine that was looked into.
 *
 * @param path where it is
 * @param layout how it is read
 * @param firstLine the line in which its first row begins, from 1
 */
public record LocalFile(Path path, FileLayout layout, long firstLine) {
  /**
   * Looks into a file.
   *
   * @throws IllegalArgumentException if it is of no format that can be read here, or its columns
   *     are not those that are wanted; the message begins with the file
   * @throws UncheckedIOException if it cannot be read
   */
  public static LocalFile look(Path file, FileFormat wanted) {
    Optional<RowFormat> format =
        wanted.format().or(() -> RowFormat.ofFileName(file.getFileName().toString()));
    if (format.isEmpty()) {
      throw new IllegalArgumentException(
          "cannot tell the format of %s by its name; name it with --format".formatted(file));
    }
    if (format.get().isTable() || format.get().isKeptTable()) {
      throw new IllegalArgumentException(
          "format must be json, csv, tsv or text, was %s, which needs Spark: %s"
              .formatted(format.get().wireName(), file));
    }
    try {
      FileLayout layout =
          FileLook.into(file.toString(), Files.newInputStream(file), wanted.withFormat(format));
      return new LocalFile(file, layout, 1 + headerLines(file, layout));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("%s: %s".formatted(file, e.getMessage()), e);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static long headerLines(Path file, FileLayout layout) throws IOException {
    FileLayout whole =
        new FileLayout(
            layout.rows(),
            layout.charset(),
            FileLayout.Framing.LINES,
            0,
            layout.isPacked(),
            layout.notes());
    try (var content = whole.content(file.toString(), Files.newInputStream(file))) {
      return LineCount.of(content, layout.begin()).lineFeeds();
    }
  }

  /**
   * The records of the file.
   *
   * @throws IOException if it cannot be read
   */
  public Records records() throws IOException {
    return layout.records(path.toString(), Files.newInputStream(path));
  }

  /** The line of the file in which the current record begins. */
  public long line(Records records) {
    return firstLine + records.line() - 1;
  }

  /** The fault of a file, in one line that names it. */
  public static UncheckedIOException unreadable(Path file, IOException cause) {
    String remedy =
        cause instanceof UnreadableFileException
            ? ""
            : "; the file is damaged or cut short, mend or leave it out";
    return new UncheckedIOException(
        new IOException("cannot read %s: %s%s".formatted(file, cause.getMessage(), remedy), cause));
  }
}
