package io.github.relevista.engine.scalar;

import io.github.relevista.model.CellKind;
import io.github.relevista.model.DirectionWeights;
import io.github.relevista.model.Gate;
import io.github.relevista.tensor.FloatMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The weights of one direction, laid out for products that walk along rows: the {@linkplain Slot
 * slots} lie side by side, each [hidden] wide.
 */
final class PackedDirection {
  private final CellForm form;
  private final int embedding;
  private final int hidden;
  private final float[] input;
  private final float[] recurrent;
  private final float[] bias;
  private final float[] signalRecurrent;
  private final float[] signalInput;
  private final float[] recurrentBack;
  private final float[] inputBack;
  private AtomicReferenceArray<float[]> projections;

  PackedDirection(CellForm form, DirectionWeights weights) {
    this.form = form;
    CellKind cell = form.cell();
    this.embedding = weights.embedding();
    this.hidden = weights.hidden();
    int width = width();
    this.input = new float[embedding * width];
    this.recurrent = new float[hidden * width];
    this.bias = new float[width];
    this.recurrentBack = new float[width * hidden];
    this.inputBack = new float[width * embedding];
    List<Slot> slots = Slot.of(form, weights);
    for (int slot = 0; slot < Slot.COUNT; slot++) {
      System.arraycopy(slots.get(slot).bias(), 0, bias, slot * hidden, hidden);
      placeRecurrent(slot * hidden, slots.get(slot));
    }
    for (Slot.Range fed : Slot.fedByWord(cell)) {
      for (int slot = fed.first(); slot < fed.first() + fed.count(); slot++) {
        placeInput(slot * hidden, slots.get(slot));
      }
    }
    this.signalRecurrent = weights.gate(Gate.SIGNAL).recurrent().values();
    this.signalInput = weights.gate(Gate.SIGNAL).input().values();
  }

  private void placeInput(int column, Slot slot) {
    for (int unit = 0; unit < hidden; unit++) {
      for (int e = 0; e < embedding; e++) {
        float weight = slot.scale() * slot.gate().input().at(unit, e);
        input[e * width() + column + unit] = weight;
        inputBack[(column + unit) * embedding + e] = weight;
      }
    }
  }

  private void placeRecurrent(int column, Slot slot) {
    for (int unit = 0; unit < hidden; unit++) {
      for (int k = 0; k < hidden; k++) {
        float weight = slot.scale() * slot.gate().recurrent().at(unit, k);
        recurrent[k * width() + column + unit] = weight;
        recurrentBack[(column + unit) * hidden + k] = weight;
      }
    }
  }

  /** From now on the projection of a word is kept once it is computed. */
  void keepProjections(int vocabulary) {
    projections = new AtomicReferenceArray<>(vocabulary);
  }

  CellKind cell() {
    return form.cell();
  }

  CellForm form() {
    return form;
  }

  /** Size of what is read at a step: of a word's embedding, or of a lower layer's vector. */
  int embedding() {
    return embedding;
  }

  int hidden() {
    return hidden;
  }

  /** Width of all slots together. */
  int width() {
    return Slot.COUNT * hidden;
  }

  /** [width]. */
  float[] bias() {
    return bias;
  }

  /**
   * Adds U · state to slots that lie side by side.
   *
   * @param out [width]
   * @param state [hidden]
   */
  void addRecurrent(float[] out, Slot.Range slots, float[] state) {
    int column = slots.first() * hidden;
    Kernels.addWeightedRows(
        out, column, recurrent, column, width(), hidden, slots.count() * hidden, state, 0);
  }

  /**
   * Adds what the signals of all slots that the former hidden state feeds give back to it.
   *
   * @param out [hidden]
   * @param signals [width]
   */
  void addRecurrentBack(float[] out, float[] signals) {
    addBack(out, recurrentBack, Slot.fedByState(form.cell()), signals);
  }

  /**
   * Adds what the signals of all slots that the word feeds give back to its embedding.
   *
   * @param out [embedding]
   * @param signals [width]
   */
  void addInputBack(float[] out, float[] signals) {
    addBack(out, inputBack, Slot.fedByWord(form.cell()), signals);
  }

  /** Units go in groups of lanes, all slots of a group before the next. */
  private void addBack(float[] out, float[] matrix, List<Slot.Range> fed, float[] signals) {
    for (int unit = 0; unit < hidden; unit += Kernels.LANES) {
      int units = Math.min(Kernels.LANES, hidden - unit);
      for (Slot.Range range : fed) {
        for (int slot = range.first(); slot < range.first() + range.count(); slot++) {
          int row = slot * hidden + unit;
          Kernels.addWeightedRows(
              out, 0, matrix, row * out.length, out.length, units, out.length, signals, row);
        }
      }
    }
  }

  /**
   * Adds what the signal alone gives back to the former hidden state.
   *
   * @param out [hidden]
   * @param signal [hidden] from offset
   */
  void addSignalRecurrentBack(float[] out, float[] signal, int offset) {
    Kernels.addWeightedRows(out, 0, signalRecurrent, 0, hidden, hidden, hidden, signal, offset);
  }

  /**
   * Adds what the signal alone gives back to the embedding.
   *
   * @param out [embedding]
   * @param signal [hidden]
   */
  void addSignalInputBack(float[] out, float[] signal) {
    Kernels.addWeightedRows(out, 0, signalInput, 0, embedding, hidden, embedding, signal, 0);
  }

  /**
   * What a word feeds into all slots, without bias: [width]. Kept where projections are; two
   * threads that compute the same one compute the same bits.
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
   * What a lower layer's vector feeds into all slots, without bias.
   *
   * @param out [width] from outOffset
   * @param vector [embedding] from vectorOffset
   */
  void projectVector(float[] out, int outOffset, float[] vector, int vectorOffset) {
    Arrays.fill(out, outOffset, outOffset + width(), 0);
    Kernels.addWeightedRows(
        out, outOffset, input, 0, width(), embedding, width(), vector, vectorOffset);
  }

  /**
   * What an embedding row feeds into all slots, without bias: [width]. Summed in double and rounded
   * once: where a pre-activation is next to zero the epsilon rule magnifies its error a
   * thousandfold.
   */
  float[] project(float[] embeddingRows, int offset) {
    double[] sums = new double[width()];
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
