package io.github.relevista.engine.simd;

import static io.github.relevista.engine.simd.Lanes.load;

import io.github.relevista.engine.ProductRule;
import jdk.incubator.vector.FloatVector;

/** What part of a product's relevance its gate receives, by the rules of {@link ProductRule}. */
final class ProductStages {
  private static final FloatVector LEAST = TanhFraction.constant(Float.MIN_NORMAL);

  private ProductStages() {}

  /**
   * The stage that writes the part of one product.
   *
   * @param gate the operand that is the gate
   * @param signal the operand that is the signal
   * @param slot where the part is written
   */
  static Stage divide(ProductRule rule, float epsilon, int gate, int signal, int slot) {
    return switch (rule) {
      case ALL -> trace -> divideEvenly(trace, slot, 0);
      case PROPORTIONAL -> trace -> divideProportionally(trace, gate, signal, slot, epsilon);
      case ABSOLUTE -> trace -> divideAbsolutely(trace, gate, signal, slot);
      case HALF -> trace -> divideEvenly(trace, slot, 0.5f);
    };
  }

  private static void divideEvenly(Trace trace, int slot, float part) {
    FloatVector parts = FloatVector.broadcast(Lanes.SPECIES, part);
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      parts.intoArray(trace.factors.fractions, Slot.COUNT * unit + slot);
    }
  }

  private static void divideProportionally(
      Trace trace, int gate, int signal, int slot, float epsilon) {
    float[] operands = trace.factors.operands;
    float[] fractions = trace.factors.fractions;
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      int places = GateFactors.OPERANDS * unit;
      FloatVector open = load(operands, places + gate);
      FloatVector sum = open.add(load(operands, places + signal));
      open.div(sum.add(HistoryStages.stabiliser(sum, epsilon)))
          .intoArray(fractions, Slot.COUNT * unit + slot);
    }
  }

  /** Where both operands are zero the least normal float keeps the quotient at zero. */
  private static void divideAbsolutely(Trace trace, int gate, int signal, int slot) {
    float[] operands = trace.factors.operands;
    float[] fractions = trace.factors.fractions;
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      int places = GateFactors.OPERANDS * unit;
      FloatVector open = load(operands, places + gate).abs();
      FloatVector sum = open.add(load(operands, places + signal).abs());
      open.div(sum.max(LEAST)).intoArray(fractions, Slot.COUNT * unit + slot);
    }
  }
}
