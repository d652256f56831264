package io.github.relevista.engine.scalar;

/** What the gradients of all cells have in common: signals are gradients of pre-activations. */
abstract class GateGradient extends GateBack {
  /**
   * @param stateSignals [gates · hidden], the same array as wordSignals where they never differ
   */
  GateGradient(PackedDirection weights, float[] wordSignals, float[] stateSignals) {
    super(weights, wordSignals, stateSignals);
  }

  /** ∂h₋ of the pre-activations. */
  final void arriveAtFormerState() {
    multiplyStateSignals();
    System.arraycopy(stateBack, 0, arrived, 0, hidden);
  }

  @Override
  public final void addEmbeddingBack(float[] out, int outOffset, float[] word) {
    multiplyWordSignals();
    for (int e = 0; e < embedding; e++) {
      out[outOffset + e] += embeddingBack[e];
    }
  }
}
