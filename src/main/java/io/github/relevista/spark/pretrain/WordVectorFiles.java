package io.github.relevista.spark.pretrain;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * The two files that word vectors are kept in, both UTF-8 and in the order of the counts:
 *
 * <ul>
 *   <li>{@code vectors.txt}, as word2vec writes it: a first line of the numbers of words and of
 *       values, then a word and its values a line, with spaces between
 *   <li>{@code term_counts.tsv}: a word, a tab and how often it occurs a line
 * </ul>
 *
 * @param folder the local folder that they lie in
 */
public record WordVectorFiles(Path folder) {
  /** The file of the vectors. */
  public Path vectors() {
    return folder.resolve("vectors.txt");
  }

  /** The file of the counts. */
  public Path termCounts() {
    return folder.resolve("term_counts.tsv");
  }

  /** Whether both files are there; each is there whole or not at all. */
  public boolean exist() {
    return Files.exists(vectors()) && Files.exists(termCounts());
  }

  /**
   * Writes both files, over those that are there.
   *
   * @param counts occurrences by word, in the order of the files; no word holds a tab or a line
   *     feed
   * @param vectors by word: [size] each, one for each of these words at least
   */
  void write(Map<String, Long> counts, Map<String, float[]> vectors) throws IOException {
    Files.createDirectories(folder);
    // Never the vectors of one corpus beside the counts of another.
    Files.deleteIfExists(vectors());
    write(termCounts(), out -> writeCounts(out, counts));
    write(vectors(), out -> writeVectors(out, counts, vectors));
  }

  private interface Content {
    void writeTo(BufferedWriter out) throws IOException;
  }

  private static void write(Path file, Content content) throws IOException {
    Path draft = file.resolveSibling("_" + file.getFileName());
    try (BufferedWriter out = Files.newBufferedWriter(draft)) {
      content.writeTo(out);
    }
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void writeCounts(BufferedWriter out, Map<String, Long> counts) throws IOException {
    for (Map.Entry<String, Long> term : counts.entrySet()) {
      out.write(term.getKey() + '\t' + term.getValue() + '\n');
    }
  }

  private static void writeVectors(
      BufferedWriter out, Map<String, Long> counts, Map<String, float[]> vectors)
      throws IOException {
    int size = vectors.values().iterator().next().length;
    out.write(counts.size() + " " + size + '\n');
    for (String term : counts.keySet()) {
      out.write(term);
      for (float value : vectors.get(term)) {
        out.write(' ');
        out.write(Float.toString(value));
      }
      out.write('\n');
    }
  }
}
