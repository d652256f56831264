package io.github.relevista.engine;

/**
 * What one direction of a {@link ReferenceNetwork} computes at one word: every array is [hidden].
 */
final class ReferenceStep {
  /** The word's embedding. */
  double[] x;

  /** The step before. */
  ReferenceStep before;

  /** Hidden state. */
  final double[] h;

  /** Cell state of an LSTM. */
  final double[] c;

  /** What the state (c of an LSTM, h of a GRU) keeps of the one before. */
  final double[] kept;

  /** What the signal adds to the state. */
  final double[] added;

  /** The signal before its tanh. */
  final double[] signalPre;

  /** Reset gate of a GRU. */
  final double[] reset;

  /** Update gate of a GRU. */
  final double[] update;

  ReferenceStep(int hidden) {
    h = new double[hidden];
    c = new double[hidden];
    kept = new double[hidden];
    added = new double[hidden];
    signalPre = new double[hidden];
    reset = new double[hidden];
    update = new double[hidden];
  }
}
