package io.github.relevista.engine.simd;

import static io.github.relevista.engine.simd.Lanes.load;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * The parts of a step of {@link GateBack}, each for one line; the factors of a row serve all its
 * lines. Sums go part by part of {@link Lanes#OF_SUMS}.
 *
 * <p>A line's signals lie as slots do with vectors of {@link Lanes#OF_SUMS} lanes, whatever the
 * width: they are summed up in a product, in whose order it must not show. Units of a part are
 * {@value #SLOT} floats apart from slot to slot.
 */
final class GateKernels {
  /** From a slot of a line's signals to the next. */
  private static final int SLOT = Lanes.OF_SUMS;

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
    int signal = line * trace.weights.signalWidth();
    for (int part = 0; part < Lanes.OF_SUMS; part += Lanes.COUNT) {
      for (int unit = part; unit < trace.padded; unit += Lanes.OF_SUMS) {
        int from = Slot.COUNT * (kept + unit);
        int to = signal + Slot.COUNT * (unit - part) + part;
        FloatVector state = load(arrived, lineUnit + unit);
        FloatVector cell = load(toCell, kept + unit).fma(state, load(stayed, lineUnit + unit));
        load(stay, kept + unit).mul(cell).intoArray(stayed, lineUnit + unit);
        load(toSlot, from + Slot.INPUT).mul(cell).intoArray(signals, to);
        load(toSlot, from + Slot.FORGET).mul(cell).intoArray(signals, to + SLOT);
        load(toSlot, from + Slot.SIGNAL).mul(cell).intoArray(signals, to + 2 * SLOT);
        load(toSlot, from + Slot.OUTPUT).mul(state).intoArray(signals, to + 3 * SLOT);
      }
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
    int signal = line * trace.weights.signalWidth();
    for (int part = 0; part < Lanes.OF_SUMS; part += Lanes.COUNT) {
      for (int unit = part; unit < trace.padded; unit += Lanes.OF_SUMS) {
        int from = Slot.COUNT * (kept + unit);
        int to = signal + Slot.COUNT * (unit - part) + part;
        FloatVector state = load(arrived, lineUnit + unit).add(load(stayed, lineUnit + unit));
        load(stay, kept + unit).mul(state).intoArray(stayed, lineUnit + unit);
        load(toSlot, from + Slot.RECURRENT_SIGNAL).mul(state).intoArray(signals, to);
        load(toSlot, from + Slot.UPDATE).mul(state).intoArray(signals, to + SLOT);
        load(toSlot, from + Slot.SIGNAL).mul(state).intoArray(signals, to + 2 * SLOT);
        load(toSlot, from + Slot.RESET).mul(state).intoArray(signals, to + 3 * SLOT);
      }
    }
  }

  /** signal = the signal's slot of signals. */
  static void copySignal(GateBack back, Trace trace, int line) {
    int from = line * trace.weights.signalWidth() + 2 * SLOT;
    int to = line * trace.padded;
    for (int part = 0; part < Lanes.OF_SUMS; part += Lanes.COUNT) {
      for (int unit = part; unit < trace.padded; unit += Lanes.OF_SUMS) {
        load(back.signals, from + Slot.COUNT * (unit - part) + part)
            .intoArray(back.signal, to + unit);
      }
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
    int reset = line * trace.weights.signalWidth() + 3 * SLOT;
    for (int part = 0; part < Lanes.OF_SUMS; part += Lanes.COUNT) {
      for (int unit = part; unit < trace.padded; unit += Lanes.OF_SUMS) {
        FloatVector product = load(back.product, lineProduct + unit);
        load(toSlot, Slot.COUNT * (kept + unit) + Slot.RESET)
            .mul(product)
            .intoArray(back.signals, reset + Slot.COUNT * (unit - part) + part);
        load(toFormer, kept + unit)
            .fma(product, load(stayed, lineUnit + unit))
            .intoArray(stayed, lineUnit + unit);
      }
    }
  }

  /**
   * partial = what the word receives, lane by lane.
   *
   * @param inputs the word's projection at inputOffset: [width]
   */
  static void multiplyWord(GateBack back, Trace trace, int line, float[] inputs, int inputOffset) {
    float[] signals = back.signals;
    int padded = trace.padded;
    int from = line * trace.weights.signalWidth();
    for (int part = 0; part < Lanes.OF_SUMS; part += Lanes.COUNT) {
      FloatVector first = FloatVector.zero(Lanes.SPECIES);
      FloatVector second = first;
      FloatVector third = first;
      FloatVector fourth = first;
      for (int unit = part; unit < padded; unit += Lanes.OF_SUMS) {
        int input = inputOffset + Slot.COUNT * unit;
        int to = from + Slot.COUNT * (unit - part) + part;
        first = load(inputs, input).fma(load(signals, to), first);
        second = load(inputs, input + Lanes.COUNT).fma(load(signals, to + SLOT), second);
        third = load(inputs, input + 2 * Lanes.COUNT).fma(load(signals, to + 2 * SLOT), third);
        fourth = load(inputs, input + 3 * Lanes.COUNT).fma(load(signals, to + 3 * SLOT), fourth);
      }
      first.add(second).add(third.add(fourth)).intoArray(back.partial, line * Lanes.OF_SUMS + part);
    }
  }

  /**
   * partial = what a line's signals have to share, lane by lane. It lies there from round to round:
   * a variable of the loop may become an object where a JIT compiler has done much else.
   *
   * @param share per unit of a signal, where the trace's slots are kept
   */
  static void sumShare(GateBack back, Trace trace, int row, int line, float[] share) {
    float[] signals = back.signals;
    int padded = trace.padded;
    int kept = Slot.COUNT * (trace.after + row * padded);
    int from = line * trace.weights.signalWidth();
    float[] partial = back.partial;
    Arrays.fill(partial, line * Lanes.OF_SUMS, (line + 1) * Lanes.OF_SUMS, 0);
    for (int part = 0; part < Lanes.OF_SUMS; part += Lanes.COUNT) {
      int at = line * Lanes.OF_SUMS + part;
      for (int unit = part; unit < padded; unit += Lanes.OF_SUMS) {
        int of = kept + Slot.COUNT * unit;
        int to = from + Slot.COUNT * (unit - part) + part;
        FloatVector sum = load(share, of).fma(load(signals, to), load(partial, at));
        sum = load(share, of + Lanes.COUNT).fma(load(signals, to + SLOT), sum);
        sum = load(share, of + 2 * Lanes.COUNT).fma(load(signals, to + 2 * SLOT), sum);
        sum = load(share, of + 3 * Lanes.COUNT).fma(load(signals, to + 3 * SLOT), sum);
        sum.intoArray(partial, at);
      }
    }
  }

  /** partial = what the signal alone has to share with a word, lane by lane. */
  static void sumSignalShare(GateBack back, Trace trace, int row, int line) {
    float[] share = trace.factors.wordShare;
    float[] signal = back.signal;
    int kept = Slot.COUNT * (trace.after + row * trace.padded) + Slot.SIGNAL;
    int lineUnit = line * trace.padded;
    for (int part = 0; part < Lanes.OF_SUMS; part += Lanes.COUNT) {
      FloatVector sum = FloatVector.zero(Lanes.SPECIES);
      for (int unit = part; unit < trace.padded; unit += Lanes.OF_SUMS) {
        sum = load(share, kept + Slot.COUNT * unit).fma(load(signal, lineUnit + unit), sum);
      }
      sum.intoArray(back.partial, line * Lanes.OF_SUMS + part);
    }
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
