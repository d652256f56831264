package io.github.relevista.modelio;

import io.github.relevista.tensor.FloatMatrix;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The names of Arras's reference code (https://github.com/ArrasL/LRP_for_LSTM), an LSTM whose gates
 * are stacked in the order i, g, f, o: {@code E} [vocabulary, embedding], {@code Wxh_Left}
 * [4·hidden, embedding], {@code Whh_Left} [4·hidden, hidden], {@code bxh_Left} and {@code bhh_Left}
 * [4·hidden], {@code Why_Left} [classes, hidden], and the same with {@code _Right} for the
 * direction that reads from the end.
 */
final class AuthorsLayout {
  /** The letters of the gates in their order. */
  static final String GATE_ORDER = "igfo";

  private static final String LEFT = "_Left";
  private static final String RIGHT = "_Right";
  private static final String OUTPUT = "Why";

  private AuthorsLayout() {}

  /**
   * The tensors under this project's names; those of other names as they are.
   *
   * @throws InvalidModelException if there is no output layer, or its halves differ in shape
   */
  static SortedMap<String, Tensor> renamed(ModelFile file, SortedMap<String, Tensor> tensors) {
    SortedMap<String, Tensor> renamed = new TreeMap<>(tensors);
    Tensor left = renamed.remove(OUTPUT + LEFT);
    Tensor right = renamed.remove(OUTPUT + RIGHT);
    if (left == null) {
      throw file.refused("has no array '%s'; is it of the authors' layout?", OUTPUT + LEFT);
    }
    SortedMap<String, String> names = names();
    names.values().retainAll(renamed.keySet());
    renamed = new NameMap(names).renamed(file, renamed);
    renamed.put(TensorNames.OUTPUT_WEIGHTS, right == null ? left : sideBySide(file, left, right));
    return renamed;
  }

  /** From this project's names to the authors', but for the output layer. */
  private static SortedMap<String, String> names() {
    TensorNames ours = new TensorNames(TensorNames.LSTM);
    SortedMap<String, String> names = new TreeMap<>();
    names.put(TensorNames.EMBEDDING, "E");
    for (int direction = 0; direction < 2; direction++) {
      String side = direction == 0 ? LEFT : RIGHT;
      names.put(ours.inputWeights(direction), "Wxh" + side);
      names.put(ours.recurrentWeights(direction), "Whh" + side);
      names.put(ours.inputBias(direction), "bxh" + side);
      names.put(ours.recurrentBias(direction), "bhh" + side);
    }
    return names;
  }

  /**
   * @param left [classes, hidden]
   * @param right [classes, hidden]
   * @return [classes, 2·hidden]
   */
  private static Tensor sideBySide(ModelFile file, Tensor left, Tensor right) {
    boolean twin = left.shape().size() == 2 && left.shape().equals(right.shape());
    if (!twin || left.values().length == 0) {
      throw file.refused(
          "%s has the shape %s, %s has %s; both must be [classes, hidden]",
          OUTPUT + LEFT, left.shape(), OUTPUT + RIGHT, right.shape());
    }
    int rows = left.shape().get(0).intValue();
    int hidden = left.shape().get(1).intValue();
    float[] joined = new float[Math.multiplyExact(2, left.values().length)];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(left.values(), row * hidden, joined, 2 * row * hidden, hidden);
      System.arraycopy(right.values(), row * hidden, joined, (2 * row + 1) * hidden, hidden);
    }
    return Tensor.of(new FloatMatrix(rows, 2 * hidden, joined));
  }
}
