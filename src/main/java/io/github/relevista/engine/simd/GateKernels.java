package io.github.relevista.engine.simd;

import static io.github.relevista.engine.simd.Lanes.load;

import jdk.incubator.vector.FloatVector;

/**
 * The parts of a step of {@link GateBack}, each for one line; the factors of a row serve all its
 * lines.
 */
final class GateKernels {
  private GateKernels() {}

  /** C = stayed + toCell·arrived; stayed = stay·C; signals = toSlot·C, or toSlot·arrived for o. */
  static void splitLstm(GateBack back, Trace trace, int row, int line) {
    float[] toSlot = trace.factors.toSlot;
    float[] toCell = trace.factors.toCell;
    float[] stay = trace.stay;
    float[] arrived = back.arrived;
    float[] stayed = back.stayed;
    float[] signals = back.signals;
    int kept = trace.after + row * trace.padded;
    int lineUnit = line * trace.padded;
    for (int unit = 0; unit < trace.padded; unit += Lanes.COUNT) {
      int from = Slot.COUNT * (kept + unit);
      int to = Slot.COUNT * (lineUnit + unit);
      FloatVector state = load(arrived, lineUnit + unit);
      FloatVector cell = load(toCell, kept + unit).fma(state, load(stayed, lineUnit + unit));
      load(stay, kept + unit).mul(cell).intoArray(stayed, lineUnit + unit);
      load(toSlot, from + Slot.INPUT).mul(cell).intoArray(signals, to + Slot.INPUT);
      load(toSlot, from + Slot.FORGET).mul(cell).intoArray(signals, to + Slot.FORGET);
      load(toSlot, from + Slot.SIGNAL).mul(cell).intoArray(signals, to + Slot.SIGNAL);
      load(toSlot, from + Slot.OUTPUT).mul(state).intoArray(signals, to + Slot.OUTPUT);
    }
  }

  /**
   * C = stayed + arrived; stayed = stay·C; signals = toSlot·C, which is no more than a factor for a
   * reset gate that acts on h₋.
   */
  static void splitGru(GateBack back, Trace trace, int row, int line) {
    float[] toSlot = trace.factors.toSlot;
    float[] stay = trace.stay;
    float[] arrived = back.arrived;
    float[] stayed = back.stayed;
    float[] signals = back.signals;
    int kept = trace.after + row * trace.padded;
    int lineUnit = line * trace.padded;
    for (int unit = 0; unit < trace.padded; unit += Lanes.COUNT) {
      int from = Slot.COUNT * (kept + unit);
      int to = Slot.COUNT * (lineUnit + unit);
      FloatVector state = load(arrived, lineUnit + unit).add(load(stayed, lineUnit + unit));
      load(stay, kept + unit).mul(state).intoArray(stayed, lineUnit + unit);
      load(toSlot, from + Slot.RECURRENT_SIGNAL)
          .mul(state)
          .intoArray(signals, to + Slot.RECURRENT_SIGNAL);
      load(toSlot, from + Slot.UPDATE).mul(state).intoArray(signals, to + Slot.UPDATE);
      load(toSlot, from + Slot.SIGNAL).mul(state).intoArray(signals, to + Slot.SIGNAL);
      load(toSlot, from + Slot.RESET).mul(state).intoArray(signals, to + Slot.RESET);
    }
  }

  /** signal = the signal's slot of signals. */
  static void copySignal(GateBack back, Trace trace, int line) {
    int lineUnit = line * trace.padded;
    for (int unit = lineUnit; unit < lineUnit + trace.padded; unit += Lanes.COUNT) {
      load(back.signals, Slot.COUNT * unit + Slot.SIGNAL).intoArray(back.signal, unit);
    }
  }

  /**
   * product = state ⊙ product + each, for the units of a line.
   *
   * @param state from stateOffset
   */
  static void multiplyProduct(
      GateBack back, Trace trace, int line, float[] state, int stateOffset, float each) {
    float[] product = back.product;
    float[] isUnit = trace.weights.isUnit();
    int lineProduct = line * trace.weights.recurrentBack().columns();
    for (int unit = 0; unit < trace.padded; unit += Lanes.COUNT) {
      load(state, stateOffset + unit)
          .fma(load(product, lineProduct + unit), load(isUnit, unit).mul(each))
          .intoArray(product, lineProduct + unit);
    }
  }

  /** What is at r·h₋, in product: the reset gate's signal = toSlot·it; stayed += toFormer·it. */
  static void splitResetState(GateBack back, Trace trace, int row, int line) {
    float[] toSlot = trace.factors.toSlot;
    float[] toFormer = trace.factors.toFormer;
    float[] stayed = back.stayed;
    int kept = trace.after + row * trace.padded;
    int lineUnit = line * trace.padded;
    int lineProduct = line * trace.weights.recurrentBack().columns();
    for (int unit = 0; unit < trace.padded; unit += Lanes.COUNT) {
      FloatVector product = load(back.product, lineProduct + unit);
      load(toSlot, Slot.COUNT * (kept + unit) + Slot.RESET)
          .mul(product)
          .intoArray(back.signals, Slot.COUNT * (lineUnit + unit) + Slot.RESET);
      load(toFormer, kept + unit)
          .fma(product, load(stayed, lineUnit + unit))
          .intoArray(stayed, lineUnit + unit);
    }
  }

  /**
   * partial = what the word receives, lane by lane.
   *
   * @param inputs the word's projection at inputOffset: [width]
   */
  static void multiplyWord(GateBack back, int line, float[] inputs, int inputOffset, int width) {
    float[] signals = back.signals;
    int from = line * width;
    FloatVector first = FloatVector.zero(Lanes.SPECIES);
    FloatVector second = first;
    FloatVector third = first;
    FloatVector fourth = first;
    for (int column = 0; column < width; column += Slot.COUNT * Lanes.COUNT) {
      int input = inputOffset + column;
      int slot = from + column;
      first = load(inputs, input).fma(load(signals, slot), first);
      second = load(inputs, input + Lanes.COUNT).fma(load(signals, slot + Lanes.COUNT), second);
      third =
          load(inputs, input + 2 * Lanes.COUNT).fma(load(signals, slot + 2 * Lanes.COUNT), third);
      fourth =
          load(inputs, input + 3 * Lanes.COUNT).fma(load(signals, slot + 3 * Lanes.COUNT), fourth);
    }
    first.add(second).add(third.add(fourth)).intoArray(back.partial, line * Lanes.COUNT);
  }

  /**
   * partial = what a line's signals have to share, lane by lane.
   *
   * @param share per unit of a signal, where the trace's slots are kept
   */
  static void sumShare(GateBack back, Trace trace, int row, int line, float[] share) {
    float[] signals = back.signals;
    int width = trace.weights.width();
    int kept = Slot.COUNT * (trace.after + row * trace.padded);
    int from = line * width;
    FloatVector sum = FloatVector.zero(Lanes.SPECIES);
    for (int column = 0; column < width; column += Lanes.COUNT) {
      sum = load(share, kept + column).fma(load(signals, from + column), sum);
    }
    sum.intoArray(back.partial, line * Lanes.COUNT);
  }

  /** partial = what the signal alone has to share with a word, lane by lane. */
  static void sumSignalShare(GateBack back, Trace trace, int row, int line) {
    float[] share = trace.factors.wordShare;
    float[] signal = back.signal;
    int kept = Slot.COUNT * (trace.after + row * trace.padded) + Slot.SIGNAL;
    int lineUnit = line * trace.padded;
    FloatVector sum = FloatVector.zero(Lanes.SPECIES);
    for (int unit = 0; unit < trace.padded; unit += Lanes.COUNT) {
      sum = load(share, kept + Slot.COUNT * unit).fma(load(signal, lineUnit + unit), sum);
    }
    sum.intoArray(back.partial, line * Lanes.COUNT);
  }

  /** arrived = product. */
  static void arrive(GateBack back, Trace trace, int line) {
    int lineUnit = line * trace.padded;
    int lineProduct = line * trace.weights.recurrentBack().columns();
    for (int unit = 0; unit < trace.padded; unit += Lanes.COUNT) {
      load(back.product, lineProduct + unit).intoArray(back.arrived, lineUnit + unit);
    }
  }
}
