package io.github.relevista.intake;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The columns of a corpus that make a review. One column may serve as id, label and slice at once;
 * the content's column serves for nothing else.
 *
 * @param kind what the column of the content holds
 * @param content the name of that column
 * @param id the name of the column of ids, or null where the corpus has none
 * @param label the name of the column of labels, or null where the corpus has none
 * @param slices the names of the columns by which statistics are kept apart, no two alike
 */
public record ReviewColumns(
    ContentKind kind, String content, String id, String label, List<String> slices)
    implements Serializable {
  /** What the column of the content holds. */
  public enum ContentKind {
    /** A raw text. */
    TEXT,
    /**
     * Tokens: in JSON an array of strings or of integers (ids of the vocabulary), in CSV and TSV
     * strings with spaces between.
     */
    TOKENS
  }

  /**
   * @throws IllegalArgumentException if a name is empty, a slice stands twice, or the content's
   *     column serves for something else too
   */
  public ReviewColumns {
    Objects.requireNonNull(kind, "kind");
    slices = List.copyOf(slices);
    if (content.isEmpty() || "".equals(id) || "".equals(label) || slices.contains("")) {
      throw new IllegalArgumentException("the name of a column must not be empty");
    }
    if (Set.copyOf(slices).size() != slices.size()) {
      throw new IllegalArgumentException("slice columns must differ, were " + slices);
    }
    if (content.equals(id) || content.equals(label) || slices.contains(content)) {
      throw new IllegalArgumentException(
          "the column '%s' holds what the reviews say and cannot be id, label or slice too"
              .formatted(content));
    }
  }

  /** The names of the columns beside the content, each once however many parts it plays. */
  public List<String> values() {
    return List.copyOf(new ValueColumns(this).names());
  }

  /** Reviews of raw text in a column of this name; nothing else of a row is read. */
  public static ReviewColumns ofText(String column) {
    return new ReviewColumns(ContentKind.TEXT, column, null, null, List.of());
  }

  /** Reviews of tokens in a column of this name; nothing else of a row is read. */
  public static ReviewColumns ofTokens(String column) {
    return new ReviewColumns(ContentKind.TOKENS, column, null, null, List.of());
  }

  /** The same with ids from a column of this name. */
  public ReviewColumns withId(String column) {
    return new ReviewColumns(kind, content, column, label, slices);
  }

  /** The same with labels from a column of this name. */
  public ReviewColumns withLabel(String column) {
    return new ReviewColumns(kind, content, id, column, slices);
  }

  /** The same with slices by columns of these names. */
  public ReviewColumns withSlices(List<String> columns) {
    return new ReviewColumns(kind, content, id, label, columns);
  }
}
