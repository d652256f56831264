package io.github.relevista.train;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Word vectors as text, as word2vec and GloVe write them: a line is a word and its values, with
 * spaces between; word2vec's first line, the numbers of words and of values, is passed over.
 *
 * @param vectors by word, in the order of the file: [size] each
 */
record WordVectors(Map<String, float[]> vectors) {
  private static final Pattern COUNTS = Pattern.compile("\\d+ \\d+");

  /**
   * Reads a file.
   *
   * @param size number of values of each vector
   * @throws TrainingDataException if the file cannot be read, a line is no vector of this size, or
   *     a value is not finite
   */
  static WordVectors read(Path file, int size) {
    Map<String, float[]> vectors = new LinkedHashMap<>();
    try (TextLines lines = TextLines.open(file)) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        String content = line.stripTrailing();
        if (content.isEmpty() || (lines.line() == 1 && COUNTS.matcher(content).matches())) {
          continue;
        }
        // From the end: a few words of published files hold spaces themselves.
        int end = content.length();
        float[] vector = new float[size];
        for (int index = size - 1; index >= 0; index--) {
          int space = content.lastIndexOf(' ', end - 1);
          if (space <= 0) {
            throw lines.fault(
                "a word and %d values are needed, as many as embedding_size, found %d fields",
                size, content.split(" ").length);
          }
          vector[index] = value(lines, content.substring(space + 1, end));
          end = space;
        }
        vectors.putIfAbsent(content.substring(0, end), vector);
      }
    }
    if (vectors.isEmpty()) {
      throw TrainingDataException.of(file, "holds no vector");
    }
    return new WordVectors(vectors);
  }

  private static float value(TextLines lines, String text) {
    try {
      float value = Float.parseFloat(text);
      if (Float.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Told below, like a value that is not finite.
    }
    throw lines.fault(
        "'%s' is no finite number; has the file as many values as embedding_size?", text);
  }

  /** The standard deviation of all values around their mean; 0 if they are all alike. */
  double deviation() {
    double sum = 0;
    double squares = 0;
    long count = 0;
    for (float[] vector : vectors.values()) {
      for (float value : vector) {
        sum += value;
        squares += (double) value * value;
        count++;
      }
    }
    double mean = sum / count;
    return Math.sqrt(Math.max(0, squares / count - mean * mean));
  }
}
