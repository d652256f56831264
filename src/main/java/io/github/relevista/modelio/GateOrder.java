package io.github.relevista.modelio;

import io.github.relevista.model.CellKind;
import io.github.relevista.model.Gate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The order in which a file stacks the weights of a cell's gates: the rows of the first gate, then
 * those of the second, and so on. Here alone stacked weights become those of named gates, and back.
 *
 * @param cell the cell
 * @param letters one a gate: i, f, g, o of an LSTM, r, z, n of a GRU
 */
public record GateOrder(CellKind cell, String letters) {
  /**
   * @throws IllegalArgumentException if the letters are not those of the cell's gates, each once
   */
  public GateOrder {
    String expected = lettersOf(cell);
    if (!Arrays.equals(letters.chars().sorted().toArray(), expected.chars().sorted().toArray())) {
      throw new IllegalArgumentException(
          "gate_order must hold each letter of '%s' once, in the file's order, was '%s'"
              .formatted(expected, letters));
    }
  }

  /** The order of torch (i, f, g, o and r, z, n), which is also this project's. */
  public static GateOrder ofTorch(CellKind cell) {
    return new GateOrder(cell, lettersOf(cell));
  }

  /** The order of Keras (i, f, g, o and z, r, n). */
  static GateOrder ofKeras(CellKind cell) {
    return new GateOrder(cell, cell == CellKind.LSTM ? "ifgo" : "zrn");
  }

  /** The orders, and forms of a GRU, in which known programs keep the weights of such a cell. */
  public static List<GateOrder> known(CellKind cell) {
    if (cell == CellKind.LSTM) {
      return Stream.of("ifgo", "iofg", "igfo")
          .map(letters -> new GateOrder(cell, letters))
          .toList();
    }
    return Stream.of(CellKind.GRU_RESET_AFTER, CellKind.GRU_RESET_BEFORE)
        .flatMap(form -> Stream.of("rzn", "zrn").map(letters -> new GateOrder(form, letters)))
        .toList();
  }

  /** The settings that ask for this order, and whose it is. */
  public String describe() {
    return switch (letters) {
      case "ifgo" -> "gate_order ifgo (torch, Keras)";
      case "iofg" -> "gate_order iofg (ONNX)";
      case "igfo" -> "gate_order igfo (the authors, TensorFlow 1)";
      case "rzn" -> "gate_order rzn (torch) with gru_reset " + reset();
      case "zrn" -> "gate_order zrn (Keras, ONNX) with gru_reset " + reset();
      default -> "gate_order " + letters;
    };
  }

  private String reset() {
    return cell == CellKind.GRU_RESET_AFTER ? "after" : "before";
  }

  /**
   * The part of one gate, as a copy.
   *
   * @param stacked [gates · size]: a matrix in row-major order or a bias
   */
  float[] part(float[] stacked, Gate gate) {
    int size = stacked.length / letters.length();
    int begin = position(gate) * size;
    return Arrays.copyOfRange(stacked, begin, begin + size);
  }

  /**
   * The parts of all gates in one array of this order: [gates · size].
   *
   * @param part from a gate to its part, all of one size
   */
  float[] stacked(Function<Gate, float[]> part) {
    int size = part.apply(Gate.SIGNAL).length;
    float[] stacked = new float[letters.length() * size];
    for (Gate gate : cell.gates()) {
      System.arraycopy(part.apply(gate), 0, stacked, position(gate) * size, size);
    }
    return stacked;
  }

  private int position(Gate gate) {
    return letters.indexOf(letter(cell, gate));
  }

  private static String lettersOf(CellKind cell) {
    return cell.gates().stream()
        .map(gate -> String.valueOf(letter(cell, gate)))
        .collect(Collectors.joining());
  }

  private static char letter(CellKind cell, Gate gate) {
    return switch (gate) {
      case INPUT -> 'i';
      case FORGET -> 'f';
      case SIGNAL -> cell == CellKind.LSTM ? 'g' : 'n';
      case OUTPUT -> 'o';
      case RESET -> 'r';
      case UPDATE -> 'z';
    };
  }
}
