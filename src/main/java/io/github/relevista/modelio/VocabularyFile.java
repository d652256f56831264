package io.github.relevista.modelio;

import io.github.relevista.text.Vocabulary;
import java.util.List;

/** {@code vocab.txt} of a model folder: line n is the term of id n − 1. */
final class VocabularyFile {
  private static final int MAXIMUM_BYTES = 1 << 30;

  private VocabularyFile() {}

  static Vocabulary read(ModelFile file, String unknownTerm) {
    List<String> terms = Utf8.lines(file, file.bytes(MAXIMUM_BYTES));
    if (!terms.contains(unknownTerm)) {
      throw file.refused(
          "the unknown_token '%s' is no line of it%s",
          unknownTerm,
          terms.contains(unknownTerm + "\r") ? "; lines must end with \\n alone, not \\r\\n" : "");
    }
    try {
      return Vocabulary.of(terms, unknownTerm);
    } catch (IllegalArgumentException e) {
      throw file.refused("%s (line n is id n - 1)", e.getMessage());
    }
  }

  /**
   * The bytes of the file for a vocabulary.
   *
   * @throws IllegalArgumentException if a term cannot stand in a line of UTF-8
   */
  static byte[] bytes(Vocabulary vocabulary) {
    return Utf8.ofLines(vocabulary.terms());
  }
}
