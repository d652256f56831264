package io.github.relevista.train;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The factors that lead from δh to δz and δn in both kinds of GRU, at all steps at once: arrays of
 * [steps · batch, hidden].
 */
final class GruSlopes {
  private GruSlopes() {}

  /**
   * Computes both factors.
   *
   * @param updateSlope takes (h₋ − n) · z(1−z)
   * @param signalSlope takes (1−z)(1−n²)
   * @param update z
   * @param signal n
   * @param pull z·(h₋ − n)
   */
  static void compute(
      INDArray updateSlope, INDArray signalSlope, INDArray update, INDArray signal, INDArray pull) {
    update.rsubi(1, updateSlope);
    signal.muli(signal, signalSlope);
    signalSlope.rsubi(1).muli(updateSlope);
    updateSlope.muli(pull);
  }
}
