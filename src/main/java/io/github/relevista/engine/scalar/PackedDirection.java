package io.github.relevista.engine.scalar;

import io.github.relevista.model.CellKind;
import io.github.relevista.model.DirectionWeights;
import io.github.relevista.model.Gate;
import io.github.relevista.model.GateWeights;
import io.github.relevista.tensor.FloatMatrix;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The weights of one direction, laid out for products that walk along rows: the gates lie side by
 * side, each [hidden] wide, in the order of {@link CellKind#gates}.
 */
final class PackedDirection {
  private final CellKind cell;
  private final int embedding;
  private final int hidden;
  private final float[] input;
  private final float[] recurrent;
  private final float[] inputBias;
  private final float[] recurrentBias;
  private final float[] signalRecurrent;
  private final float[] signalInput;
  private final float[] recurrentBack;
  private final float[] inputBack;
  private AtomicReferenceArray<float[]> projections;

  private PackedDirection(CellKind cell, int embedding, int hidden) {
    this.cell = cell;
    this.embedding = embedding;
    this.hidden = hidden;
    int width = cell.gates().size() * hidden;
    this.input = new float[embedding * width];
    this.recurrent = new float[hidden * width];
    this.inputBias = new float[width];
    this.recurrentBias = new float[width];
    this.signalRecurrent = new float[hidden * hidden];
    this.signalInput = new float[hidden * embedding];
    this.recurrentBack = new float[width * hidden];
    this.inputBack = new float[width * embedding];
  }

  static PackedDirection of(CellKind cell, DirectionWeights weights) {
    PackedDirection packed = new PackedDirection(cell, weights.embedding(), weights.hidden());
    List<Gate> gates = cell.gates();
    for (int index = 0; index < gates.size(); index++) {
      packed.place(index * weights.hidden(), weights.gate(gates.get(index)));
    }
    FloatMatrix signal = weights.gate(Gate.SIGNAL).recurrent();
    System.arraycopy(signal.values(), 0, packed.signalRecurrent, 0, signal.values().length);
    FloatMatrix input = weights.gate(Gate.SIGNAL).input();
    System.arraycopy(input.values(), 0, packed.signalInput, 0, input.values().length);
    return packed;
  }

  private void place(int column, GateWeights gate) {
    for (int unit = 0; unit < hidden; unit++) {
      for (int e = 0; e < embedding; e++) {
        input[e * gateWidth() + column + unit] = gate.input().at(unit, e);
        inputBack[(column + unit) * embedding + e] = gate.input().at(unit, e);
      }
      for (int h = 0; h < hidden; h++) {
        recurrent[h * gateWidth() + column + unit] = gate.recurrent().at(unit, h);
        recurrentBack[(column + unit) * hidden + h] = gate.recurrent().at(unit, h);
      }
      inputBias[column + unit] = gate.inputBias()[unit];
      recurrentBias[column + unit] = gate.recurrentBias()[unit];
    }
  }

  /** From now on the projection of a word is kept once it is computed. */
  void keepProjections(int vocabulary) {
    projections = new AtomicReferenceArray<>(vocabulary);
  }

  CellKind cell() {
    return cell;
  }

  int embedding() {
    return embedding;
  }

  int hidden() {
    return hidden;
  }

  /** Width of all gates together: gates · hidden. */
  int gateWidth() {
    return inputBias.length;
  }

  /** Where a gate's [hidden] units begin among all. */
  int column(Gate gate) {
    return cell.gates().indexOf(gate) * hidden;
  }

  /** Biases on the input side: [gates · hidden]. */
  float[] inputBias() {
    return inputBias;
  }

  /** Biases on the recurrent side: [gates · hidden]. */
  float[] recurrentBias() {
    return recurrentBias;
  }

  /** Recurrent weights from each former hidden unit to all gates: [hidden, gates · hidden]. */
  float[] recurrent() {
    return recurrent;
  }

  /**
   * Recurrent weights of the signal alone, from its units to the former hidden units: [hidden,
   * hidden].
   */
  float[] signalRecurrent() {
    return signalRecurrent;
  }

  /** Input weights of the signal alone, from its units to the embedding: [hidden, embedding]. */
  float[] signalInput() {
    return signalInput;
  }

  /** Recurrent weights from all gates to the former hidden units: [gates · hidden, hidden]. */
  float[] recurrentBack() {
    return recurrentBack;
  }

  /** Input weights from all gates to the embedding: [gates · hidden, embedding]. */
  float[] inputBack() {
    return inputBack;
  }

  /**
   * The input of a word to all gates, without bias: [gates · hidden]. Kept where projections are;
   * two threads that compute the same one compute the same bits.
   */
  float[] projection(FloatMatrix embeddings, int id) {
    float[] known = projections == null ? null : projections.get(id);
    if (known == null) {
      known = project(embeddings.values(), embeddings.offset(id));
      if (projections != null) {
        projections.set(id, known);
      }
    }
    return known;
  }

  /**
   * The input of an embedding row to all gates, without bias: [gates · hidden]. Summed in double
   * and rounded once: where a pre-activation is next to zero the epsilon rule magnifies its error a
   * thousandfold.
   */
  float[] project(float[] embeddingRows, int offset) {
    double[] sums = new double[gateWidth()];
    for (int e = 0; e < embedding; e++) {
      double value = embeddingRows[offset + e];
      for (int j = 0; j < sums.length; j++) {
        sums[j] += value * input[e * sums.length + j];
      }
    }
    float[] row = new float[sums.length];
    for (int j = 0; j < row.length; j++) {
      row[j] = (float) sums[j];
    }
    return row;
  }
}
