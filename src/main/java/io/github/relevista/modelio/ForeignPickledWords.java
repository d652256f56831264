package io.github.relevista.modelio;

import io.github.relevista.pickle.Pickle;
import io.github.relevista.pickle.PickleException;
import io.github.relevista.pickle.PickleValue;
import io.github.relevista.pickle.PickleValue.Dictionary;
import io.github.relevista.pickle.PickleValue.Sequence;
import io.github.relevista.pickle.PickleValue.Text;
import io.github.relevista.pickle.PickleValue.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Words in a pickle: a list of terms, or a dictionary of ids by term, by itself or under one of the
 * usual names in another dictionary. Nothing that a pickle names is called.
 */
final class ForeignPickledWords {
  private static final List<String> USUAL_NAMES =
      List.of("word2idx", "word_index", "word_to_idx", "stoi", "vocab", "token_to_id");

  private ForeignPickledWords() {}

  /** Whether bytes begin as a pickle does. */
  static boolean is(byte[] bytes) {
    return bytes.length > 2 && bytes[0] == (byte) 0x80 && bytes[1] >= 2 && bytes[1] <= 5;
  }

  /**
   * @throws InvalidModelException if the pickle is damaged or holds no terms
   */
  static ForeignWords of(ModelFile file, byte[] bytes) {
    PickleValue value;
    try {
      value = Pickle.read(bytes);
    } catch (PickleException e) {
      throw file.refused("is a pickle that %s; write the terms as JSON instead", e.getMessage());
    }
    if (value instanceof Dictionary dictionary) {
      for (String name : USUAL_NAMES) {
        if (dictionary.values().get(name) instanceof Dictionary
            || dictionary.values().get(name) instanceof Sequence) {
          value = dictionary.values().get(name);
          break;
        }
      }
    }
    if (value instanceof Sequence sequence) {
      return ForeignWords.of(terms(file, sequence));
    }
    if (!(value instanceof Dictionary dictionary)) {
      throw file.refused(
          "is a pickle of %s, not of a dictionary of ids by term; write the terms as JSON instead",
          value);
    }
    return byId(file, dictionary);
  }

  private static List<String> terms(ModelFile file, Sequence sequence) {
    List<String> terms = new ArrayList<>();
    for (PickleValue term : sequence.values()) {
      if (!(term instanceof Text text)) {
        throw file.refused("is a pickled list, but not of terms: it holds %s", term);
      }
      terms.add(text.value());
    }
    return terms;
  }

  private static ForeignWords byId(ModelFile file, Dictionary dictionary) {
    SortedMap<Integer, String> byId = new TreeMap<>();
    for (Map.Entry<String, PickleValue> entry : dictionary.values().entrySet()) {
      if (!(entry.getValue() instanceof Whole id)
          || id.value() < 0
          || id.value() > dictionary.values().size() + 8
          || byId.put((int) id.value(), entry.getKey()) != null) {
        throw file.refused(
            "is a pickled dictionary, but not of ids by term, each once: '%s' has %s",
            entry.getKey(), entry.getValue());
      }
    }
    if (byId.isEmpty()) {
      throw file.refused("is an empty dictionary");
    }
    return ForeignWords.of(ForeignWords.filled(byId));
  }
}
