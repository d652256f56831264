package io.github.relevista.engine.scalar;

import io.github.relevista.engine.History;
import io.github.relevista.model.CellKind;
import java.util.Arrays;

/**
 * The way back through all gates, with relevance that gates receive or with a gradient: the {@link
 * GateFactors} make both the same.
 *
 * <p>At a step there is what arrived at the hidden state, A, and what stayed in the state, S. Of an
 * LSTM, C = S + toCell·A is the cell state's, of a GRU C = S + A the hidden state's. Of it stay·C
 * remains in the former state, and s = toSlot·C goes to the slots' pre-activations, but to the
 * output gate toSlot·A. The word receives its projection · s. At the former hidden state arrives Uᵀ
 * s, for relevance times h₋.
 */
final class GateBack implements WayBack {
  private final PackedDirection weights;
  private final int hidden;
  private final boolean relevance;
  private final boolean shares;
  private final StepRecord record;

  /** A: [hidden]. */
  private final float[] arrived;

  /** S: [hidden]. */
  private final float[] stayed;

  /** s: [width]. */
  private final float[] signals;

  /** What a product gave back: [hidden]. */
  private final float[] product;

  private final float[] inputBack;
  private final float[] lanes = new float[Slot.COUNT * Kernels.LANES];
  private float share;

  GateBack(PackedDirection weights, History history) {
    this.weights = weights;
    this.hidden = weights.hidden();
    this.relevance = history instanceof History.ForRelevance;
    this.shares = history instanceof History.ForRelevance kept && kept.rule().shares();
    this.record = new StepRecord(hidden);
    this.arrived = new float[hidden];
    this.stayed = new float[hidden];
    this.signals = new float[weights.width()];
    this.product = new float[hidden];
    this.inputBack = new float[weights.embedding()];
  }

  @Override
  public void beginBack(float[] top, int offset) {
    System.arraycopy(top, offset, arrived, 0, hidden);
    Arrays.fill(stayed, 0);
  }

  @Override
  public void enter(float[] values, int offset) {
    for (int j = 0; j < hidden; j++) {
      arrived[j] += values[offset + j];
    }
  }

  @Override
  public void stepBack(float[] history, int offset) {
    if (weights.cell() == CellKind.LSTM) {
      splitLstm(history, offset);
    } else {
      splitGru(history, offset);
    }
    if (weights.cell() == CellKind.GRU_RESET_BEFORE) {
      splitResetState(history, offset);
    }
    float stateShare = shares ? sumShare(history, offset + record.stateShare()) : 0;
    share = shares ? sumShare(history, offset + record.wordShare()) : 0;
    Arrays.fill(product, 0);
    weights.addRecurrentBack(product, signals);
    if (relevance) {
      multiplyProduct(history, offset + record.formerHidden(), stateShare);
    }
    System.arraycopy(product, 0, arrived, 0, hidden);
  }

  private void splitLstm(float[] history, int offset) {
    int outputGate = Slot.OUTPUT * hidden;
    for (int j = 0; j < hidden; j++) {
      float state = arrived[j];
      float cell = Math.fma(history[offset + record.toState() + j], state, stayed[j]);
      stayed[j] = history[offset + record.stay() + j] * cell;
      for (int slot = j; slot < outputGate; slot += hidden) {
        signals[slot] = history[offset + slot] * cell;
      }
      signals[outputGate + j] = history[offset + outputGate + j] * state;
    }
  }

  private void splitGru(float[] history, int offset) {
    for (int j = 0; j < hidden; j++) {
      float state = arrived[j] + stayed[j];
      stayed[j] = history[offset + record.stay() + j] * state;
      for (int slot = j; slot < signals.length; slot += hidden) {
        signals[slot] = history[offset + slot] * state;
      }
    }
  }

  /** From n_pre through U (r·h₋), whose h₋ is reached here. */
  private void splitResetState(float[] history, int offset) {
    int signal = Slot.SIGNAL * hidden;
    int resetGate = Slot.RESET * hidden;
    Arrays.fill(product, 0);
    weights.addSignalRecurrentBack(product, signals, signal);
    if (relevance) {
      float each = 0;
      if (shares) {
        Kernels.clear(lanes, 0);
        int wordShare = offset + record.wordShare() + signal;
        Kernels.addProducts(lanes, 0, history, wordShare, signals, signal, hidden);
        each = evenPart();
      }
      multiplyProduct(history, offset + record.gatedState(), each);
    }
    for (int k = 0; k < hidden; k++) {
      signals[resetGate + k] = history[offset + resetGate + k] * product[k];
      stayed[k] = Math.fma(history[offset + record.toState() + k], product[k], stayed[k]);
    }
  }

  /** product = state ⊙ product + each. */
  private void multiplyProduct(float[] history, int state, float each) {
    for (int k = 0; k < hidden; k++) {
      product[k] = Math.fma(history[state + k], product[k], each);
    }
  }

  /** Slot by slot in lanes of their own. */
  @Override
  public float word(float[] input, int inputOffset) {
    for (int slot = 0; slot < Slot.COUNT; slot++) {
      int first = slot * hidden;
      Kernels.clear(lanes, slot * Kernels.LANES);
      Kernels.addProducts(
          lanes, slot * Kernels.LANES, input, inputOffset + first, signals, first, hidden);
    }
    for (int lane = 0; lane < Kernels.LANES; lane++) {
      lanes[lane] =
          (lanes[lane] + lanes[Kernels.LANES + lane])
              + (lanes[2 * Kernels.LANES + lane] + lanes[3 * Kernels.LANES + lane]);
    }
    return Kernels.sum(lanes, 0);
  }

  /** The even part of Σ share · signal over all slots, unit by unit. */
  private float sumShare(float[] history, int share) {
    Kernels.clear(lanes, 0);
    for (int unit = 0; unit < hidden; unit += Kernels.LANES) {
      int units = Math.min(Kernels.LANES, hidden - unit);
      for (int slot = unit; slot < signals.length; slot += hidden) {
        Kernels.addProductsOfLanes(lanes, 0, history, share + slot, signals, slot, units);
      }
    }
    return evenPart();
  }

  /** What each lower unit of the pre-activations receives of a sum in lanes. */
  private float evenPart() {
    return Kernels.sum(lanes, 0) / (weights.embedding() + hidden);
  }

  @Override
  public float share() {
    return share;
  }

  @Override
  public void addInputBack(float[] out, int outOffset) {
    Arrays.fill(inputBack, 0);
    weights.addInputBack(inputBack, signals);
    for (int e = 0; e < inputBack.length; e++) {
      out[outOffset + e] += inputBack[e];
    }
  }

  @Override
  public float addRemaining(float sum) {
    return Kernels.sum(Kernels.sum(sum, stayed), arrived);
  }

  @Override
  public float[] remaining(float[] history) {
    throw new IllegalStateException("a way back through gates goes through pads as well");
  }
}
