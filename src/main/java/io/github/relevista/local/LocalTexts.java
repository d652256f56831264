package io.github.relevista.local;

import io.github.relevista.intake.Intake;
import io.github.relevista.intake.Reject;
import io.github.relevista.intake.Review;
import io.github.relevista.intake.ReviewColumns;
import io.github.relevista.intake.RowFormat;
import io.github.relevista.intake.RowParser;
import io.github.relevista.intake.RowSettings;
import io.github.relevista.settings.InputSettings;
import io.github.relevista.settings.InvalidSettingException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Reads the reviews of local files, plain or gzipped, row by row. */
public final class LocalTexts {
  private static final int BUFFER_BYTES = 1 << 16;

  private final InputSettings input;
  private final List<Review> reviews = new ArrayList<>();
  private final List<Place> places = new ArrayList<>();
  private int rows;
  private int rejected;
  private String firstFault = "it has no row";

  private LocalTexts(InputSettings input) {
    this.input = input;
  }

  /**
   * Reads all reviews up to the limit; rows that cannot be read are passed over and counted.
   *
   * @return one review or more
   * @throws InvalidSettingException if a file is not there, is of no format that can be read, or if
   *     no row of the files has a text
   * @throws UncheckedIOException if a file cannot be read
   */
  public static LocalTexts read(InputSettings input) {
    LocalTexts texts = new LocalTexts(input);
    for (String path : input.paths()) {
      texts.readFile(Path.of(path));
    }
    if (texts.reviews.isEmpty()) {
      throw new InvalidSettingException(
          "no text could be read from %s: %s"
              .formatted(String.join(", ", input.paths()), texts.firstFault));
    }
    return texts;
  }

  /** The reviews in the order of files and rows. */
  public List<Review> reviews() {
    return Collections.unmodifiableList(reviews);
  }

  /** Where a review stands, by its index: its file and line, for people. */
  public String place(int review) {
    return places.get(review).toString();
  }

  /** Number of rows that could not be read. */
  public int rejected() {
    return rejected;
  }

  private record Place(Path file, int line) {
    @Override
    public String toString() {
      return "%s, line %d".formatted(file.getFileName(), line);
    }
  }

  private void readFile(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new InvalidSettingException(
          "no input file at %s; name a file of this machine".formatted(file));
    }
    RowFormat format = format(file);
    try (InputStream bytes = open(file)) {
      byte[] line = nextLine(bytes);
      if (line == null) {
        return;
      }
      RowParser parser = settings(file, format, line).newParser();
      for (int number = 1; line != null && rows < input.limit(); number++) {
        boolean header = input.header() && parser.isHeader(line, 0, line.length);
        if (!header) {
          rows++;
          keep(parser.parse(line, 0, line.length), new Place(file, number));
        }
        line = nextLine(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          new IOException(
              "cannot read %s: %s; the file is damaged or cut short, mend or leave it out"
                  .formatted(file, e.getMessage())));
    }
  }

  private void keep(Intake intake, Place place) {
    if (intake instanceof Review review) {
      reviews.add(review);
      places.add(place);
      return;
    }
    rejected++;
    if (rows == 1) {
      firstFault = "%s: %s".formatted(place, ((Reject) intake).detail());
    }
  }

  private RowFormat format(Path file) {
    RowFormat format =
        input
            .format()
            .or(() -> RowFormat.ofFileName(file.getFileName().toString()))
            .orElseThrow(
                () ->
                    new InvalidSettingException(
                        "cannot tell the format of %s by its name; name it with --format"
                            .formatted(file)));
    if (format == RowFormat.PARQUET) {
      throw new InvalidSettingException(
          "format must be json, csv, tsv or text, was parquet, which needs Spark: " + file);
    }
    return format;
  }

  private RowSettings settings(Path file, RowFormat format, byte[] firstLine) {
    List<String> fields = List.of();
    try {
      if (format == RowFormat.CSV || format == RowFormat.TSV) {
        fields =
            input.header()
                ? format.columns(new String(firstLine, StandardCharsets.UTF_8))
                : input.columns();
      }
      return new RowSettings(format, columns(), fields);
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException("%s: %s".formatted(file, e.getMessage()));
    }
  }

  private ReviewColumns columns() {
    ReviewColumns content =
        input.tokensColumn().isPresent()
            ? ReviewColumns.ofTokens(input.tokensColumn().get())
            : ReviewColumns.ofText(input.textColumn());
    return input.labelColumn().map(content::withLabel).orElse(content);
  }

  private static InputStream open(Path file) throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
    String name = file.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".gz") || name.endsWith(".gzip")
        ? new BufferedInputStream(new GZIPInputStream(bytes, BUFFER_BYTES), BUFFER_BYTES)
        : bytes;
  }

  /** The bytes up to the next newline, or null behind the last line. */
  private static byte[] nextLine(InputStream bytes) throws IOException {
    int next = bytes.read();
    if (next < 0) {
      return null;
    }
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (next >= 0 && next != '\n') {
      line.write(next);
      next = bytes.read();
    }
    return line.toByteArray();
  }
}
