package io.github.relevista.reading;

import io.github.relevista.intake.Intake;
import io.github.relevista.intake.Reject;
import io.github.relevista.intake.Review;
import io.github.relevista.intake.RowParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The reviews of files of this machine, read row by row and held in memory. */
public final class LocalReviews {
  private final FileFormat format;
  private final int limit;
  private final List<Review> reviews = new ArrayList<>();
  private final List<Place> places = new ArrayList<>();
  private final Set<String> notes = new LinkedHashSet<>();
  private int rows;
  private int rejected;
  private String firstFault = "it has no row";

  private LocalReviews(FileFormat format, int limit) {
    this.format = format;
    this.limit = limit;
  }

  /**
   * Reads all reviews up to the limit; rows that cannot be read are passed over and counted.
   *
   * @param files the files, one or more
   * @param format what is said of them
   * @param limit rows to read at most
   * @return one review or more
   * @throws IllegalArgumentException if a file is not there, is of no format that can be read, or
   *     if no row of the files has a text
   * @throws UncheckedIOException if a file cannot be read
   */
  public static LocalReviews read(List<Path> files, FileFormat format, int limit) {
    LocalReviews read = new LocalReviews(format, limit);
    files.forEach(read::readFile);
    if (read.reviews.isEmpty()) {
      throw new IllegalArgumentException(
          "no text could be read from %s: %s"
              .formatted(
                  String.join(", ", files.stream().map(Path::toString).toList()), read.firstFault));
    }
    return read;
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

  /** What was guessed of the files, one line each. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  private record Place(Path file, long line) {
    @Override
    public String toString() {
      return "%s, line %d".formatted(file.getFileName(), line);
    }
  }

  private void readFile(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          "no input file at %s; name a file of this machine".formatted(file));
    }
    LocalFile opened = LocalFile.look(file, format);
    for (String note : opened.layout().notes()) {
      notes.add("%s is %s".formatted(file.getFileName(), note));
    }
    RowParser parser = opened.layout().rows().newParser();
    try (Records records = opened.records()) {
      while (rows < limit && records.next()) {
        byte[] row = records.bytes();
        rows++;
        keep(parser.parse(row, 0, row.length), new Place(file, opened.line(records)));
      }
    } catch (IOException e) {
      throw LocalFile.unreadable(file, e);
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
}
