package io.github.relevista.modelio;

import io.github.relevista.text.Vocabulary;
import java.util.List;

/** {@code vocab.txt} of a model folder: line n is the term of id n − 1. */
final class VocabularyFile {
  private static final int MAXIMUM_BYTES = 1 << 30;

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private VocabularyFile() {}

  /**
   * The vocabulary of a model folder, whose file is as this program writes it.
   *
   * @throws InvalidModelException if it is not, or lacks the unknown term
   */
  static Vocabulary read(ModelFile file, String unknownTerm) {
    byte[] bytes = file.bytes(MAXIMUM_BYTES);
    List<String> terms = Utf8.lines(file, bytes);
    if (!terms.isEmpty() && terms.get(0).startsWith(BYTE_ORDER_MARK)) {
      throw file.refused("begins with a byte order mark; save it as UTF-8 without one");
    }
    if (!terms.contains(unknownTerm) && terms.contains(unknownTerm + "\r")) {
      throw file.refused(
          "the unknown_token '%s' is no line of it; lines must end with \\n alone, not \\r\\n",
          unknownTerm);
    }
    return vocabulary(file, terms, unknownTerm);
  }

  /**
   * The words that another program wrote.
   *
   * @throws InvalidModelException if they cannot be read
   */
  static ForeignWords readForeign(ModelFile file) {
    return ForeignVocabulary.words(file, file.bytes(MAXIMUM_BYTES));
  }

  static Vocabulary vocabulary(ModelFile file, List<String> terms, String unknownTerm) {
    if (!terms.contains(unknownTerm)) {
      throw file.refused("the unknown_token '%s' is no line of it", unknownTerm);
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
