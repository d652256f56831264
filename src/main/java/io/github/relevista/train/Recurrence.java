package io.github.relevista.train;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One reading direction of a batch of sequences of one length: forward through its cells, and back
 * through time with the gradient. It keeps what the way back needs from the last way forward.
 *
 * <p>All arrays are of one floating-point type. Rows stand as in {@link StepMatrix}.
 */
interface Recurrence {
  /**
   * Reads a batch.
   *
   * @param weights those of the direction
   * @param inputs [steps · batch, embedding]: the embeddings, in the order of reading
   * @param steps length of the sequences, at least 1
   * @return [batch, hidden]: the hidden state after the last step; valid until the next call
   */
  INDArray forward(Parameters.Direction weights, INDArray inputs, int steps);

  /**
   * Goes back over the batch that was read last.
   *
   * @param weights those of {@link #forward}
   * @param inputs those of {@link #forward}
   * @param steps those of {@link #forward}
   * @param last [batch, hidden]: the gradient of the loss for the last hidden state; is overwritten
   * @param gradient takes the gradient for the weights, in the place of what it held
   * @param inputGradient [steps · batch, embedding]: takes the gradient for the inputs
   */
  void backward(
      Parameters.Direction weights,
      INDArray inputs,
      int steps,
      INDArray last,
      Parameters.Direction gradient,
      INDArray inputGradient);

  /**
   * A direction of a network.
   *
   * @param batch number of examples of every batch
   * @param maximumSteps length of the longest sequence
   */
  static Recurrence of(NetworkShape shape, DataType type, int batch, int maximumSteps) {
    return switch (shape.cell()) {
      case LSTM -> new LstmRecurrence(shape, type, batch, maximumSteps);
      case GRU_RESET_AFTER -> new ResetAfterRecurrence(shape, type, batch, maximumSteps);
      case GRU_RESET_BEFORE -> new ResetBeforeRecurrence(shape, type, batch, maximumSteps);
    };
  }
}
