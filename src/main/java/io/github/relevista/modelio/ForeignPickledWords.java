package io.github.relevista.modelio;

import io.github.relevista.pickle.Pickle;
import io.github.relevista.pickle.PickleException;
import io.github.relevista.pickle.PickleValue;
import io.github.relevista.pickle.PickleValue.Call;
import io.github.relevista.pickle.PickleValue.Dictionary;
import io.github.relevista.pickle.PickleValue.Sequence;
import io.github.relevista.pickle.PickleValue.Text;
import io.github.relevista.pickle.PickleValue.Truth;
import io.github.relevista.pickle.PickleValue.Whole;
import io.github.relevista.text.TokenizerDetails;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Words in a pickle: a list of terms, or a dictionary of ids by term, by itself or under one of the
 * usual names in another dictionary or among the attributes of an object, such as a {@code
 * Tokenizer} of Keras or a {@code Vocab} of torchtext. The pickle may stand behind the header that
 * {@code numpy.save} writes. Nothing that a pickle names is called.
 */
final class ForeignPickledWords {
  private static final List<String> USUAL_NAMES =
      List.of("word2idx", "word_index", "word_to_idx", "stoi", "vocab", "token_to_id", "itos");

  private static final byte[] NUMPY = "\u0093NUMPY".getBytes(StandardCharsets.ISO_8859_1);

  /** A header of numpy ends with a line feed, and then the pickle begins. */
  private static final int LONGEST_HEADER = 1 << 16;

  private ForeignPickledWords() {}

  /** Whether bytes begin as a pickle does, or as one behind numpy's header. */
  static boolean is(byte[] bytes) {
    return isPickle(bytes, 0) || isNumpy(bytes);
  }

  private static boolean isNumpy(byte[] bytes) {
    return bytes.length > NUMPY.length
        && Arrays.equals(bytes, 0, NUMPY.length, NUMPY, 0, NUMPY.length);
  }

  private static boolean isPickle(byte[] bytes, int begin) {
    return bytes.length > begin + 2
        && bytes[begin] == (byte) 0x80
        && bytes[begin + 1] >= 2
        && bytes[begin + 1] <= 5;
  }

  private static byte[] pickle(ModelFile file, byte[] bytes) {
    if (!isNumpy(bytes)) {
      return bytes;
    }
    for (int at = NUMPY.length; at < Math.min(bytes.length, LONGEST_HEADER); at++) {
      if (bytes[at] == '\n' && isPickle(bytes, at + 1)) {
        return Arrays.copyOfRange(bytes, at + 1, bytes.length);
      }
    }
    throw file.refused("is an array of numpy, but not of words; write the terms as JSON instead");
  }

  /**
   * @throws InvalidModelException if the pickle is damaged or holds no terms
   */
  static ForeignWords of(ModelFile file, byte[] bytes) {
    PickleValue value;
    try {
      value = inArray(Pickle.read(pickle(file, bytes)));
    } catch (PickleException e) {
      throw file.refused("is a pickle that %s; write the terms as JSON instead", e.getMessage());
    }
    if (value instanceof Call object) {
      value = object.attributes().isPresent() ? object.attributes().get() : value;
    }
    if (value instanceof Dictionary dictionary) {
      if (dictionary.values().get("word_index") instanceof Dictionary index
          && dictionary.values().containsKey("num_words")) {
        return tokenizer(file, dictionary.values()).words(file, byId(file, index));
      }
      value = named(dictionary);
    }
    if (value instanceof Sequence sequence) {
      return ForeignWords.of(terms(file, sequence));
    }
    if (!(value instanceof Dictionary dictionary)) {
      throw file.refused(
          "is a pickle of %s, not of a dictionary of ids by term; write the terms as JSON instead"
              + " (of a Tokenizer of Keras: tokenizer.to_json())",
          value);
    }
    return ForeignWords.of(ForeignWords.filled(byId(file, dictionary)));
  }

  private static PickleValue named(Dictionary dictionary) {
    for (String name : USUAL_NAMES) {
      PickleValue value = dictionary.values().get(name);
      if (value instanceof Dictionary || value instanceof Sequence) {
        return value;
      }
    }
    return dictionary;
  }

  /**
   * What an array of numpy's holds, where it holds one thing: its state is (1, shape, type, order,
   * [the things]).
   */
  private static PickleValue inArray(PickleValue value) {
    if (value instanceof Call call
        && call.callee().name().equals("_reconstruct")
        && !call.states().values().isEmpty()
        && call.states().values().get(0) instanceof Sequence state
        && state.values().size() == 5
        && state.values().get(4) instanceof Sequence things) {
      return things.values().size() == 1 ? things.values().get(0) : things;
    }
    return value;
  }

  /** A {@code Tokenizer} by its attributes. */
  private static KerasTokenizer tokenizer(ModelFile file, Map<String, PickleValue> attributes) {
    if (attributes.get("filters") != null && !(attributes.get("filters") instanceof Text)) {
      throw file.refused(
          "is a pickled Tokenizer with filters that are no text; write it by tokenizer.to_json()");
    }
    return new KerasTokenizer(
        attributes.get("char_level") instanceof Truth characters && characters.value(),
        attributes.get("split") instanceof Text split ? split.value() : " ",
        attributes.get("num_words") instanceof Whole most
            ? (int) Math.max(0, Math.min(Integer.MAX_VALUE, most.value()))
            : 0,
        attributes.get("oov_token") instanceof Text unknown
            ? Optional.of(unknown.value())
            : Optional.empty(),
        attributes.get("filters") instanceof Text filters
            ? filters.value()
            : TokenizerDetails.KERAS_FILTERS,
        !(attributes.get("lower") instanceof Truth lowers) || lowers.value());
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

  private static SortedMap<Integer, String> byId(ModelFile file, Dictionary dictionary) {
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
    return byId;
  }
}
