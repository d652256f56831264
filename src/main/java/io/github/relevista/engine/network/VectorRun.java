package io.github.relevista.engine.network;

import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.History;
import io.github.relevista.model.ActivationLayer;
import io.github.relevista.model.DenseLayer;
import io.github.relevista.model.VectorLayer;

/** A layer from vectors to vectors, many rows of them, on its way forward and back. */
abstract class VectorRun {
  final int inputs;
  final int outputs;

  /** What was read: [rows, inputs], of the caller. */
  float[] read = new float[0];

  int rows;

  /** What it gives: [rows, outputs]. */
  float[] values = new float[0];

  /** What was read receives: [rows · columns, inputs]. */
  float[] received = new float[0];

  /** The rule of relevance; null for a gradient. */
  EpsilonRule rule;

  VectorRun(int inputs, int outputs) {
    this.inputs = inputs;
    this.outputs = outputs;
  }

  static VectorRun of(VectorLayer layer, int inputs, EngineLayers engine) {
    return layer instanceof DenseLayer dense
        ? new DenseRun(dense, engine)
        : new ActivationRun(((ActivationLayer) layer).activation(), inputs);
  }

  final void keep(History history) {
    rule = history instanceof History.ForRelevance relevance ? relevance.rule() : null;
  }

  /** What the layer makes of rows: [rows, outputs]. */
  final float[] forward(float[] read, int rows) {
    this.read = read;
    this.rows = rows;
    values = Loops.grown(values, rows, outputs);
    compute();
    return values;
  }

  abstract void compute();

  /**
   * What the rows receive: [rows · columns, inputs].
   *
   * @param entering [rows · columns, outputs]
   */
  final float[] back(float[] entering, int columns) {
    received = Loops.grown(received, Math.multiplyExact(rows, columns), inputs);
    fillReceived(entering, columns);
    return received;
  }

  /**
   * Fills {@link #received}.
   *
   * @param entering [rows · columns, outputs]
   */
  abstract void fillReceived(float[] entering, int columns);
}
