package io.github.relevista.engine.simd;

import io.github.relevista.model.CellKind;
import io.github.relevista.model.DirectionWeights;
import io.github.relevista.model.Gate;
import io.github.relevista.tensor.FloatMatrix;
import java.util.Arrays;
import java.util.List;

/**
 * The weights of one direction as the kernels read them, shared by all workspaces. Units are padded
 * to whole vectors; whatever belongs to padding is zero.
 */
final class PackedDirection {
  /** Embedding rows that are projected together while the table is built. */
  private static final int TABLE_CHUNK = 256;

  /**
   * Where the table's rows begin in its array. A large array's object begins where a cache line
   * does, and its floats 16 bytes later: from here on a vector lies in one line and not in two.
   */
  static final int TABLE_START = 12;

  private final CellKind cell;
  private final int embedding;
  private final int hidden;
  private final Projection projection;
  private final float[] bias;
  private final float[] isUnit;
  private final PackedMatrix recurrent;
  private final PackedMatrix signalRecurrent;
  private final PackedMatrix signalBack;
  private final PackedMatrix signalInputBack;
  private final PackedMatrix recurrentBack;
  private final PackedMatrix inputBack;
  private float[] table = new float[0];

  PackedDirection(CellKind cell, DirectionWeights weights) {
    this.cell = cell;
    this.embedding = weights.embedding();
    this.hidden = weights.hidden();
    List<Slot> slots = Slot.of(cell, weights);
    PackedMatrix.Elements fromWord = element(slots, (slot, unit, e) -> slot.inputWeight(unit, e));
    projection = new Projection(embedding, width(), fromWord);
    inputBack = PackedMatrix.of(width(), embedding, (column, e) -> fromWord.at(e, column));
    PackedMatrix.Elements fromState =
        element(slots, (slot, unit, k) -> slot.recurrentWeight(unit, k));
    recurrent = PackedMatrix.of(hidden, width(), fromState);
    recurrentBack = PackedMatrix.of(width(), hidden, (column, k) -> fromState.at(k, column));
    PackedMatrix.Elements biases = element(slots, (slot, unit, ignored) -> slot.scaledBias(unit));
    bias = new float[width()];
    for (int column = 0; column < width(); column++) {
      bias[column] = biases.at(0, column);
    }
    isUnit = new float[padded()];
    Arrays.fill(isUnit, 0, hidden, 1);
    FloatMatrix signalInput = weights.gate(Gate.SIGNAL).input();
    signalInputBack = PackedMatrix.of(hidden, embedding, signalInput::at);
    FloatMatrix signal = weights.gate(Gate.SIGNAL).recurrent();
    signalRecurrent = PackedMatrix.of(hidden, hidden, (k, unit) -> signal.at(unit, k));
    signalBack = PackedMatrix.of(hidden, hidden, signal::at);
  }

  @FunctionalInterface
  private interface SlotElement {
    float of(Slot slot, int unit, int row);
  }

  /** The elements of a matrix whose columns are the slots of all units. */
  private PackedMatrix.Elements element(List<Slot> slots, SlotElement element) {
    return (row, column) ->
        Slot.unit(column) < hidden
            ? element.of(slots.get(Slot.slot(column)), Slot.unit(column), row)
            : 0;
  }

  /**
   * Projects every word once and for all.
   *
   * @param embeddings [vocabulary, embedding]
   */
  void keepProjections(FloatMatrix embeddings) {
    float[] rows = new float[TABLE_START + (embeddings.rows() + 1) * width()];
    float[] in = new float[TABLE_CHUNK * embedding];
    float[] out = new float[TABLE_CHUNK * width()];
    for (int first = 0; first < embeddings.rows(); first += TABLE_CHUNK) {
      int count = Math.min(TABLE_CHUNK, embeddings.rows() - first);
      System.arraycopy(embeddings.values(), embeddings.offset(first), in, 0, count * embedding);
      projection.project(out, in, count);
      System.arraycopy(out, 0, rows, TABLE_START + first * width(), count * width());
    }
    table = rows;
  }

  /**
   * The projections of all words and, after them, of a blank: [vocabulary + 1, width] from {@link
   * #TABLE_START}; empty if they are not kept.
   */
  float[] table() {
    return table;
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

  /** Units with padding. */
  int padded() {
    return Lanes.padded(hidden);
  }

  /** Columns of all slots of all units, see {@link Slot}. */
  int width() {
    return Math.multiplyExact(Slot.COUNT, padded());
  }

  /** From an embedding row to all slots. */
  Projection projection() {
    return projection;
  }

  /** [width]. */
  float[] bias() {
    return bias;
  }

  /** 1 for a unit, 0 for padding: [padded]. */
  float[] isUnit() {
    return isUnit;
  }

  /** From the former hidden state to all slots: [hidden, width]. */
  PackedMatrix recurrent() {
    return recurrent;
  }

  /** From the former hidden state to the signal alone: [hidden, hidden with padding]. */
  PackedMatrix signalRecurrent() {
    return signalRecurrent;
  }

  /** From the signal back to the former hidden state: [hidden, hidden with padding]. */
  PackedMatrix signalBack() {
    return signalBack;
  }

  /** From the signal back to the embedding: [hidden, embedding with padding]. */
  PackedMatrix signalInputBack() {
    return signalInputBack;
  }

  /** From all slots back to the former hidden state: [width, hidden with padding]. */
  PackedMatrix recurrentBack() {
    return recurrentBack;
  }

  /** From all slots back to the embedding: [width, embedding with padding]. */
  PackedMatrix inputBack() {
    return inputBack;
  }

  /** Whether a table of all projections would be an array of no more than the given bytes. */
  boolean tableFits(int vocabulary, long bytes) {
    long floats = TABLE_START + (vocabulary + 1L) * width();
    return floats <= Integer.MAX_VALUE - 8L && floats * Float.BYTES <= bytes;
  }
}
