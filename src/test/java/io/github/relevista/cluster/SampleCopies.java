package io.github.relevista.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** A corpus that keeps a cluster at work for a while: the sample reviews, several times. */
final class SampleCopies {
  private SampleCopies() {}

  /**
   * Writes the corpus.
   *
   * @param folder a folder to create
   * @param copies how often every review is to be there, each time under another id: rows are dealt
   *     to tasks by what they hold, so that copies to the letter would all go to one of them
   */
  static void write(Path folder, int copies) throws IOException {
    Files.createDirectories(folder);
    for (Path day : days()) {
      // A character for every byte and back: some lines are no UTF-8, and have to stay so.
      String rows = new String(content(day), StandardCharsets.ISO_8859_1);
      String name = day.getFileName().toString().replace(".gz", "");
      for (int copy = 0; copy < copies; copy++) {
        Files.writeString(
            folder.resolve(copy + "-" + name),
            rows.replace("\"id\":\"", "\"id\":\"" + copy + "-"),
            StandardCharsets.ISO_8859_1);
      }
    }
  }

  private static List<Path> days() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("sample-data/reviews"))) {
      return files.sorted().toList();
    }
  }

  private static byte[] content(Path day) throws IOException {
    try (InputStream raw = Files.newInputStream(day);
        InputStream in = day.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
      return in.readAllBytes();
    }
  }
}
