package io.github.relevista.engine.simd;

import static io.github.relevista.engine.simd.Lanes.load;

import jdk.incubator.vector.FloatVector;

/**
 * The parts of a step of the way back. A line is a column of a row, see {@link WayBack}; what the
 * forward pass kept of a row serves all its lines. Sums go part by part of {@link Lanes#OF_SUMS}.
 */
final class RelevanceKernels {
  private RelevanceKernels() {}

  /**
   * Splits a line's relevance R = stayed + h₋' ⊙ product, where h₋' and product belong to the step
   * after: stayed = stay·R, signal = leave·R, partial = what the word receives, lane by lane.
   */
  static void splitLine(WayBack back, Trace trace, int row, int line) {
    float[] stayed = back.stayed;
    float[] signal = back.signal;
    float[] product = back.product;
    float[] stay = trace.stay;
    float[] leave = trace.leave;
    float[] wordInput = trace.wordInput;
    float[] recurrentInput = trace.recurrentInput();
    int padded = trace.padded;
    int kept = trace.after + row * padded;
    int lineUnit = line * padded;
    int lineProduct = line * trace.weights.signalBack().columns();
    for (int part = 0; part < Lanes.OF_SUMS; part += Lanes.COUNT) {
      FloatVector word = FloatVector.zero(Lanes.SPECIES);
      for (int unit = part; unit < padded; unit += Lanes.OF_SUMS) {
        FloatVector relevance =
            load(recurrentInput, kept + unit)
                .fma(load(product, lineProduct + unit), load(stayed, lineUnit + unit));
        FloatVector toSignal = load(leave, kept + unit).mul(relevance);
        toSignal.intoArray(signal, lineUnit + unit);
        load(stay, kept + unit).mul(relevance).intoArray(stayed, lineUnit + unit);
        word = load(wordInput, kept + unit).fma(toSignal, word);
      }
      word.intoArray(back.partial, line * Lanes.OF_SUMS + part);
    }
  }

  /** The same where the step reads a vector of a lower layer, which receives no sum. */
  static void splitLineOfVectors(WayBack back, Trace trace, int row, int line) {
    float[] stayed = back.stayed;
    float[] product = back.product;
    float[] recurrentInput = trace.recurrentInput();
    int padded = trace.padded;
    int kept = trace.after + row * padded;
    int lineUnit = line * padded;
    int lineProduct = line * trace.weights.signalBack().columns();
    for (int unit = 0; unit < padded; unit += Lanes.COUNT) {
      FloatVector relevance =
          load(recurrentInput, kept + unit)
              .fma(load(product, lineProduct + unit), load(stayed, lineUnit + unit));
      load(trace.leave, kept + unit).mul(relevance).intoArray(back.signal, lineUnit + unit);
      load(trace.stay, kept + unit).mul(relevance).intoArray(stayed, lineUnit + unit);
    }
  }

  /**
   * The same as {@link #splitLine} for a line and the next one of the same row, which share what
   * was kept.
   */
  static void splitTwoLines(WayBack back, Trace trace, int row, int line) {
    float[] stayed = back.stayed;
    float[] signal = back.signal;
    float[] product = back.product;
    float[] recurrentInput = trace.recurrentInput();
    int padded = trace.padded;
    int kept = trace.after + row * padded;
    int lineUnit = line * padded;
    int stride = trace.weights.signalBack().columns();
    int lineProduct = line * stride;
    for (int part = 0; part < Lanes.OF_SUMS; part += Lanes.COUNT) {
      FloatVector word = FloatVector.zero(Lanes.SPECIES);
      FloatVector nextWord = word;
      for (int unit = part; unit < padded; unit += Lanes.OF_SUMS) {
        int here = lineUnit + unit;
        FloatVector state = load(recurrentInput, kept + unit);
        FloatVector leave = load(trace.leave, kept + unit);
        FloatVector stay = load(trace.stay, kept + unit);
        FloatVector input = load(trace.wordInput, kept + unit);
        FloatVector relevance = state.fma(load(product, lineProduct + unit), load(stayed, here));
        FloatVector toSignal = leave.mul(relevance);
        toSignal.intoArray(signal, here);
        stay.mul(relevance).intoArray(stayed, here);
        word = input.fma(toSignal, word);
        FloatVector nextRelevance =
            state.fma(load(product, lineProduct + stride + unit), load(stayed, here + padded));
        FloatVector nextToSignal = leave.mul(nextRelevance);
        nextToSignal.intoArray(signal, here + padded);
        stay.mul(nextRelevance).intoArray(stayed, here + padded);
        nextWord = input.fma(nextToSignal, nextWord);
      }
      int lanes = line * Lanes.OF_SUMS + part;
      word.intoArray(back.partial, lanes);
      nextWord.intoArray(back.partial, lanes + Lanes.OF_SUMS);
    }
  }

  /** stayed += h₋ ⊙ product, with the states that sequences began with. */
  static void addProduct(WayBack back, Trace trace, int row, int line) {
    float[] stayed = back.stayed;
    int padded = trace.padded;
    int lineProduct = line * trace.weights.signalBack().columns();
    for (int unit = 0; unit < padded; unit += Lanes.COUNT) {
      load(trace.recurrentInput(), row * padded + unit)
          .fma(load(back.product, lineProduct + unit), load(stayed, line * padded + unit))
          .intoArray(stayed, line * padded + unit);
    }
  }

  /** partial = what a line's signal has to share with its lower units, lane by lane. */
  static void sumShare(WayBack back, Trace trace, int row, int line) {
    int kept = trace.after + row * trace.padded;
    int lineUnit = line * trace.padded;
    for (int part = 0; part < Lanes.OF_SUMS; part += Lanes.COUNT) {
      FloatVector sum = FloatVector.zero(Lanes.SPECIES);
      for (int unit = part; unit < trace.padded; unit += Lanes.OF_SUMS) {
        sum = load(trace.share, kept + unit).fma(load(back.signal, lineUnit + unit), sum);
      }
      sum.intoArray(back.partial, line * Lanes.OF_SUMS + part);
    }
  }

  /** Gives every unit of the former hidden state its share. */
  static void addShare(WayBack back, Trace trace, int line, float each) {
    int lineUnit = line * trace.padded;
    for (int unit = lineUnit; unit < lineUnit + trace.padded; unit += Lanes.COUNT) {
      load(back.stayed, unit).add(each).intoArray(back.stayed, unit);
    }
  }

  /** signal = r ⊙ signal, for a reset gate that acts on the recurrent product. */
  static void gateSignal(WayBack back, Trace trace, int row, int line) {
    int kept = trace.after + row * trace.padded;
    int lineUnit = line * trace.padded;
    for (int unit = 0; unit < trace.padded; unit += Lanes.COUNT) {
      load(trace.reset, kept + unit)
          .mul(load(back.signal, lineUnit + unit))
          .intoArray(back.signal, lineUnit + unit);
    }
  }
}
