package io.github.relevista.engine.simd;

import static io.github.relevista.engine.simd.Lanes.load;

import io.github.relevista.engine.EpsilonRule;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * What a step keeps for the way back, computed once its gates are known. The new state is a sum,
 * kept + added; its relevance R goes to both by the epsilon rule with N = 2 (see {@link
 * EpsilonRule}), and the part of the second goes on through the signal's pre-activation, whose rule
 * divides by it once more:
 *
 * <pre>
 *   stay  = (kept + s ε sign(sum) / 2) / (sum + ε sign(sum))
 *   leave = (added + s ε sign(sum) / 2) / (sum + ε sign(sum)) / (pre + ε sign(pre))
 * </pre>
 *
 * so that the way back multiplies only. At the sum ε may be one in proportion to what enters.
 */
final class HistoryStages {
  private static final FloatVector ZERO = TanhFraction.constant(0);
  private static final FloatVector ONE = TanhFraction.constant(1);
  private static final int SIGN = Integer.MIN_VALUE;

  private HistoryStages() {}

  /** stay and leave of a rule that shares nothing: s = 0. */
  static void keep(Trace trace) {
    float[] gates = trace.gates;
    float[] stay = trace.stay;
    float[] leave = trace.leave;
    float epsilon = trace.rule.epsilon();
    int after = trace.after;
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      int slots = Slot.COUNT * unit;
      FloatVector kept = load(gates, slots + Slot.KEPT);
      FloatVector added = load(gates, slots + Slot.ADDED);
      FloatVector signal = load(gates, slots + Slot.SIGNAL);
      FloatVector sum = kept.add(added);
      FloatVector stabilisedSum = sum.add(stabiliser(sum, epsilon));
      FloatVector stabilisedSignal = signal.add(stabiliser(signal, epsilon));
      FloatVector both = ONE.div(stabilisedSum.mul(stabilisedSignal));
      kept.mul(stabilisedSignal).mul(both).intoArray(stay, after + unit);
      added.mul(both).intoArray(leave, after + unit);
    }
  }

  /**
   * stay and leave of any rule. Padding would receive a share: its leave is set to zero, and so
   * nothing goes on from it.
   */
  static void keepOfAnyRule(Trace trace) {
    float[] gates = trace.gates;
    float[] stay = trace.stay;
    float[] leave = trace.leave;
    float[] isUnit = trace.weights.isUnit();
    float epsilon = trace.rule.epsilon();
    float half = trace.rule.epsilonShare() / 2;
    float ratio = trace.rule.stateRatio();
    float least = trace.rule.leastOfAState();
    int after = trace.after;
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      int slots = Slot.COUNT * unit;
      FloatVector kept = load(gates, slots + Slot.KEPT);
      FloatVector added = load(gates, slots + Slot.ADDED);
      FloatVector signal = load(gates, slots + Slot.SIGNAL);
      FloatVector sum = kept.add(added);
      FloatVector stabiliser = stateStabiliser(kept, added, ratio, least);
      FloatVector shared = stabiliser.mul(half);
      FloatVector stabilisedSum = sum.add(stabiliser);
      kept.add(shared).div(stabilisedSum).intoArray(stay, after + unit);
      added
          .add(shared)
          .div(stabilisedSum)
          .div(signal.add(stabiliser(signal, epsilon)))
          .mul(load(isUnit, unit % trace.padded))
          .intoArray(leave, after + unit);
    }
  }

  /** δ b + s ε sign(pre): what the lower units of the signal's pre-activation share. */
  static void keepShare(Trace trace) {
    float[] gates = trace.gates;
    float[] share = trace.share;
    float[] bias = trace.weights.bias();
    float epsilon = trace.rule.epsilon();
    float epsilonShare = trace.rule.epsilonShare();
    float biasFactor = trace.rule.biasFactor();
    int after = trace.after;
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      FloatVector signal = load(gates, Slot.COUNT * unit + Slot.SIGNAL);
      load(bias, Slot.COUNT * (unit % trace.padded) + Slot.SIGNAL)
          .mul(biasFactor)
          .add(stabiliser(signal, epsilon).mul(epsilonShare))
          .intoArray(share, after + unit);
    }
  }

  /** share += δ r·b_hn: the bias that the reset gate of a GRU acts on. */
  static void shareResetBias(Trace trace) {
    float[] gates = trace.gates;
    float[] share = trace.share;
    float[] bias = trace.weights.bias();
    float biasFactor = trace.rule.biasFactor();
    int after = trace.after;
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      load(bias, Slot.COUNT * (unit % trace.padded) + Slot.RECURRENT_SIGNAL)
          .mul(biasFactor)
          .mul(load(gates, Slot.COUNT * unit + Slot.RESET))
          .add(load(share, after + unit))
          .intoArray(share, after + unit);
    }
  }

  /** r of a GRU, through which the relevance of its recurrent product has to go. */
  static void keepReset(Trace trace) {
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      load(trace.gates, Slot.COUNT * unit + Slot.RESET).intoArray(trace.reset, trace.after + unit);
    }
  }

  /** ε sign(z), where the sign of either zero is +1: adding +0 turns −0 into it. */
  static FloatVector stabiliser(FloatVector z, float epsilon) {
    return sign(z).or(Float.floatToRawIntBits(epsilon)).reinterpretAsFloats();
  }

  /**
   * (r (|kept| + |added|) + least) sign(kept + added) of any rule (see {@link EpsilonRule}),
   * without a branch: vectors of two branches that meet are objects to the compiler.
   */
  static FloatVector stateStabiliser(
      FloatVector kept, FloatVector added, float ratio, float least) {
    FloatVector magnitude =
        kept.abs()
            .add(added.abs())
            .fma(
                FloatVector.broadcast(Lanes.SPECIES, ratio),
                FloatVector.broadcast(Lanes.SPECIES, least));
    return sign(kept.add(added)).or(magnitude.reinterpretAsInts()).reinterpretAsFloats();
  }

  private static IntVector sign(FloatVector z) {
    return z.add(ZERO).reinterpretAsInts().and(SIGN);
  }
}
