package io.github.relevista.toy;

import io.github.relevista.settings.ToySettings.Operation;
import io.github.relevista.tensor.FloatMatrix;
import io.github.relevista.text.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Numbers as words: every hundredth from −1 to 1 once as it is ({@code 0.37}) and once with a mark
 * ({@code *0.37}).
 *
 * <p>The embedding of a number x is (x, 0), that of a marked one (0, x): so each has a dimension of
 * its own, and no gate has to tell them apart. Where the order of the marked numbers counts, a
 * network has to notice a mark also where x is 0: then the embeddings are (x, 0, 0) and (0, x, 1).
 */
final class NumberWords {
  /** The largest number, in hundredths. */
  static final int LARGEST = 100;

  private static final int NUMBERS = 2 * LARGEST + 1;

  private NumberWords() {}

  /** The id of a number without a mark. */
  static int plain(int hundredths) {
    return hundredths + LARGEST;
  }

  /** The id of a marked number. */
  static int marked(int hundredths) {
    return NUMBERS + plain(hundredths);
  }

  /** The words of all ids; the number 0, whose embedding is zero, stands for what is unknown. */
  static Vocabulary vocabulary() {
    List<String> terms = new ArrayList<>();
    for (String mark : List.of("", "*")) {
      for (int hundredths = -LARGEST; hundredths <= LARGEST; hundredths++) {
        terms.add(String.format(Locale.ROOT, "%s%.2f", mark, hundredths / 100.0));
      }
    }
    return Vocabulary.of(terms, terms.get(plain(0)));
  }

  /** The embeddings of all ids. */
  static FloatMatrix embedding(Operation operation) {
    int columns = operation == Operation.SUBTRACT ? 3 : 2;
    FloatMatrix embedding = FloatMatrix.zeros(2 * NUMBERS, columns);
    float[] values = embedding.values();
    for (int hundredths = -LARGEST; hundredths <= LARGEST; hundredths++) {
      float number = hundredths / 100f;
      int marked = embedding.offset(marked(hundredths));
      values[embedding.offset(plain(hundredths))] = number;
      values[marked + 1] = number;
      if (columns == 3) {
        values[marked + 2] = 1;
      }
    }
    return embedding;
  }
}
