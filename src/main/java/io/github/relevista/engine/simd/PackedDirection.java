package io.github.relevista.engine.simd;

import io.github.relevista.model.CellKind;
import io.github.relevista.model.DirectionWeights;
import io.github.relevista.model.Gate;
import io.github.relevista.tensor.FloatMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The weights of one direction as the kernels read them, shared by all workspaces. Units are padded
 * to whole vectors; whatever belongs to padding is zero.
 */
final class PackedDirection {
  /** Embedding rows that are projected together while the table is built. */
  private static final int TABLE_CHUNK = 256;

  private final CellForm form;
  private final int embedding;
  private final int hidden;

  /** Null where steps are vectors. */
  private final Projection projection;

  /** Null where steps are words. */
  private final PackedMatrix input;

  private final float[] bias;
  private final float[] isUnit;
  private final PackedMatrix recurrent;
  private final PackedMatrix signalRecurrent;
  private final PackedMatrix signalBack;
  private final PackedMatrix signalInputBack;
  private final PackedMatrix recurrentBack;
  private final PackedMatrix inputBack;
  private final float[] table;
  private final int tableStart;

  /** What a direction reads at a step. */
  private enum Reads {
    /** A word's embedding, whose projection is summed in double. */
    WORDS,
    /** A vector that a lower layer made, multiplied as states are. */
    VECTORS
  }

  private PackedDirection(
      CellForm form, DirectionWeights weights, Reads reads, Optional<FloatMatrix> words) {
    this.form = form;
    this.embedding = weights.embedding();
    this.hidden = weights.hidden();
    int tableRows = words.isPresent() ? tableRows(words.get().rows()) : 0;
    int vectorRows = reads == Reads.VECTORS ? embedding : 0;
    AlignedBlocks blocks = new AlignedBlocks(blocks(weights, vectorRows, tableRows));
    List<Slot> slots = Slot.of(form, weights);
    PackedMatrix.Elements fromInput = element(slots, (slot, unit, e) -> slot.inputWeight(unit, e));
    projection = reads == Reads.WORDS ? new Projection(embedding, width(), fromInput) : null;
    input = reads == Reads.VECTORS ? PackedMatrix.in(blocks, embedding, width(), fromInput) : null;
    inputBack =
        PackedMatrix.in(
            blocks,
            signalWidth(),
            embedding,
            ofSignals(slots, (slot, unit, e) -> slot.inputWeight(unit, e)));
    PackedMatrix.Elements fromState =
        element(slots, (slot, unit, k) -> slot.recurrentWeight(unit, k));
    recurrent = PackedMatrix.in(blocks, hidden, width(), fromState);
    recurrentBack =
        PackedMatrix.in(
            blocks,
            signalWidth(),
            hidden,
            ofSignals(slots, (slot, unit, k) -> slot.recurrentWeight(unit, k)));
    PackedMatrix.Elements biases = element(slots, (slot, unit, ignored) -> slot.scaledBias(unit));
    bias = new float[width()];
    for (int column = 0; column < width(); column++) {
      bias[column] = biases.at(0, column);
    }
    isUnit = new float[padded()];
    Arrays.fill(isUnit, 0, hidden, 1);
    FloatMatrix signalInput = weights.gate(Gate.SIGNAL).input();
    signalInputBack = PackedMatrix.in(blocks, hidden, embedding, signalInput::at);
    FloatMatrix signal = weights.gate(Gate.SIGNAL).recurrent();
    signalRecurrent = PackedMatrix.in(blocks, hidden, hidden, (k, unit) -> signal.at(unit, k));
    signalBack = PackedMatrix.in(blocks, hidden, hidden, signal::at);
    table = blocks.values();
    tableStart = blocks.take(tableRows * width());
    words.ifPresent(this::project);
  }

  /**
   * Packs the weights of a direction that reads words.
   *
   * @param form what a step computes
   * @param weights of the direction
   * @param words the embeddings of all words [vocabulary, embedding], to keep their projections; or
   *     nothing
   */
  static PackedDirection ofWords(
      CellForm form, DirectionWeights weights, Optional<FloatMatrix> words) {
    return new PackedDirection(form, weights, Reads.WORDS, words);
  }

  /** Packs the weights of a direction that reads what a lower layer made. */
  static PackedDirection ofVectors(CellForm form, DirectionWeights weights) {
    return new PackedDirection(form, weights, Reads.VECTORS, Optional.empty());
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

  /** The elements of a matrix whose rows are the signals of all slots. */
  private PackedMatrix.Elements ofSignals(List<Slot> slots, SlotElement element) {
    return (row, column) -> {
      int unit = row / (Slot.COUNT * Lanes.OF_SUMS) * Lanes.OF_SUMS + row % Lanes.OF_SUMS;
      Slot slot = slots.get(row / Lanes.OF_SUMS % Slot.COUNT);
      return unit < hidden ? element.of(slot, unit, column) : 0;
    };
  }

  /** Projects every word once and for all. */
  private void project(FloatMatrix embeddings) {
    float[] in = new float[TABLE_CHUNK * embedding];
    float[] out = new float[TABLE_CHUNK * width()];
    for (int first = 0; first < embeddings.rows(); first += TABLE_CHUNK) {
      int count = Math.min(TABLE_CHUNK, embeddings.rows() - first);
      System.arraycopy(embeddings.values(), embeddings.offset(first), in, 0, count * embedding);
      projection.project(out, in, count);
      System.arraycopy(out, 0, table, tableStart + first * width(), count * width());
    }
  }

  /** The rows of a table: one a word, and one, of zeros, for a blank. */
  private static int tableRows(int vocabulary) {
    return Math.addExact(vocabulary, 1);
  }

  /** What lies in one array: every matrix, and the table behind them. */
  private static long[] blocks(DirectionWeights weights, int vectorRows, int tableRows) {
    int embedding = weights.embedding();
    int hidden = weights.hidden();
    int width = width(hidden);
    return new long[] {
      PackedMatrix.size(vectorRows, width),
      PackedMatrix.size(hidden, width),
      PackedMatrix.size(signalWidth(hidden), hidden),
      PackedMatrix.size(signalWidth(hidden), embedding),
      PackedMatrix.size(hidden, embedding),
      PackedMatrix.size(hidden, hidden),
      PackedMatrix.size(hidden, hidden),
      (long) tableRows * width
    };
  }

  /**
   * Whether the projections of all words take no more than the given bytes, and fit into one array
   * with the weights.
   */
  static boolean tableFits(DirectionWeights weights, int vocabulary, long bytes) {
    int rows = tableRows(vocabulary);
    return (long) rows * width(weights.hidden()) * Float.BYTES <= bytes
        && AlignedBlocks.size(blocks(weights, 0, rows)) <= Integer.MAX_VALUE - 8L;
  }

  /**
   * Holds the projections of all words and, after them, of a blank: [vocabulary + 1, width] from
   * {@link #tableStart}, where they are kept.
   */
  float[] table() {
    return table;
  }

  /** Where the first row of the table begins. */
  int tableStart() {
    return tableStart;
  }

  /** Whether the projections of all words are kept. */
  boolean keepsTable() {
    return tableStart < table.length;
  }

  /** Whether it reads words, and not vectors of a lower layer. */
  boolean readsWords() {
    return projection != null;
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

  /** Units with padding. */
  int padded() {
    return Lanes.padded(hidden);
  }

  /** Columns of all slots of all units, see {@link Slot}. */
  int width() {
    return width(hidden);
  }

  private static int width(int hidden) {
    return Math.multiplyExact(Slot.COUNT, Lanes.padded(hidden));
  }

  /**
   * Signals of all slots on a way back: units in groups of {@link Lanes#OF_SUMS}, the slots of a
   * group one after the other, at every width of vectors in the same order.
   */
  int signalWidth() {
    return signalWidth(hidden);
  }

  private static int signalWidth(int hidden) {
    return Math.multiplyExact(Slot.COUNT, Lanes.roundedUp(hidden, Lanes.OF_SUMS));
  }

  /** From an embedding row to all slots, of a direction that reads words. */
  Projection projection() {
    return projection;
  }

  /** From a step's vector to all slots, of a direction that reads vectors: [embedding, width]. */
  PackedMatrix input() {
    return input;
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

  /** From all signals to the former hidden state: [signalWidth, hidden with padding]. */
  PackedMatrix recurrentBack() {
    return recurrentBack;
  }

  /** From all signals to the embedding: [signalWidth, embedding with padding]. */
  PackedMatrix inputBack() {
    return inputBack;
  }
}
