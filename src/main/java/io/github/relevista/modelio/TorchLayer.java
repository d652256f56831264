package io.github.relevista.modelio;

import io.github.relevista.model.Activation;
import io.github.relevista.model.Affine;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.ConvolutionLayer;
import io.github.relevista.model.DenseLayer;
import io.github.relevista.model.DirectionMerge;
import io.github.relevista.model.GateActivation;
import io.github.relevista.model.MaxPoolingLayer;
import io.github.relevista.model.ReadingOrder;
import io.github.relevista.model.RecurrentLayer;
import io.github.relevista.model.SequenceLayer;
import io.github.relevista.model.StateActivation;
import io.github.relevista.tensor.FloatMatrix;
import java.util.Collections;
import java.util.List;

/** A layer over a sequence in a state dictionary, as far as that tells what it is. */
sealed interface TorchLayer
    permits TorchLayer.Recurrent, TorchLayer.Dense, TorchLayer.Convolution, TorchHeads {
  /** Size of what it gives at a step. */
  int size();

  /** The layers that it is, read as a choice says. */
  List<SequenceLayer> layers(ForeignChoice choice);

  /**
   * A recurrent layer.
   *
   * @param lstm whether its cells are LSTMs, else GRUs
   * @param inputs size of what it reads
   * @param directions one or two
   * @param merge what becomes of the states of two
   */
  record Recurrent(boolean lstm, int inputs, List<GateTensors> directions, DirectionMerge merge)
      implements TorchLayer {
    int hidden() {
      return directions.get(0).hidden();
    }

    /** The same layer, the states of whose directions are added up. */
    Recurrent summed() {
      return new Recurrent(lstm, inputs, directions, DirectionMerge.SUM);
    }

    /** The same layer, whose states stand side by side. */
    Recurrent sideBySide() {
      return new Recurrent(lstm, inputs, directions, DirectionMerge.CONCAT);
    }

    /** Sizes of the final states that it gives: one for each direction, or that of their sum. */
    List<Integer> stateSizes() {
      return Collections.nCopies(size() / hidden(), hidden());
    }

    /** Whether it would give vectors of a size if its directions were added up. */
    boolean givesSummed(int size) {
      return directions.size() == 2 && merge == DirectionMerge.CONCAT && size == hidden();
    }

    @Override
    public int size() {
      return merge == DirectionMerge.SUM ? hidden() : directions.size() * hidden();
    }

    @Override
    public List<SequenceLayer> layers(ForeignChoice choice) {
      GateOrder order = order(choice);
      return List.of(
          new RecurrentLayer(
              order.cell(),
              GateActivation.SIGMOID,
              StateActivation.TANH,
              directions.size() == 2 ? ReadingOrder.BOTH : ReadingOrder.FORWARD,
              directions.stream().map(tensors -> tensors.direction(order)).toList(),
              merge));
    }

    /** That of the choice where it is of this cell, else torch's. */
    private GateOrder order(ForeignChoice choice) {
      boolean same = (choice.order().cell() == CellKind.LSTM) == lstm;
      return same
          ? choice.order()
          : GateOrder.ofTorch(lstm ? CellKind.LSTM : CellKind.GRU_RESET_AFTER);
    }
  }

  /**
   * A dense layer at every step.
   *
   * @param weights [outputs, inputs]
   * @param bias [outputs] or empty
   */
  record Dense(FloatMatrix weights, float[] bias) implements TorchLayer {
    @Override
    public int size() {
      return weights.rows();
    }

    @Override
    public List<SequenceLayer> layers(ForeignChoice choice) {
      return List.of(new DenseLayer(weights, bias, choice.lower().activation()));
    }
  }

  /**
   * A {@code Conv1d} over the steps.
   *
   * @param name of its weights
   * @param weights [filters, window · channels], a step's channels side by side
   * @param bias [filters] or empty
   * @param window steps that a filter sees
   * @param isLast whether no other one follows: max pooling stands behind the last
   */
  record Convolution(String name, FloatMatrix weights, float[] bias, int window, boolean isLast)
      implements TorchLayer {
    /** Of torch's weights [filters, channels, window]. */
    static Convolution of(String name, Tensor tensor, float[] bias) {
      int filters = tensor.shape().get(0).intValue();
      int channels = tensor.shape().get(1).intValue();
      int window = tensor.shape().get(2).intValue();
      float[] values = new float[tensor.values().length];
      for (int filter = 0; filter < filters; filter++) {
        for (int channel = 0; channel < channels; channel++) {
          for (int step = 0; step < window; step++) {
            values[(filter * window + step) * channels + channel] =
                tensor.values()[(filter * channels + channel) * window + step];
          }
        }
      }
      return new Convolution(
          name, new FloatMatrix(filters, window * channels, values), bias, window, true);
    }

    /** The same with a normalisation behind its sums. */
    Convolution normalised(Affine norm) {
      DenseLayer sums = norm.after(new DenseLayer(weights, bias, Activation.LINEAR));
      return new Convolution(name, sums.weights(), sums.bias(), window, isLast);
    }

    int channels() {
      return weights.columns() / window;
    }

    /** The same with another one behind it. */
    Convolution followed() {
      return new Convolution(name, weights, bias, window, false);
    }

    @Override
    public int size() {
      return weights.rows();
    }

    @Override
    public List<SequenceLayer> layers(ForeignChoice choice) {
      LowerChoice lower = choice.lower();
      ConvolutionLayer layer =
          new ConvolutionLayer(weights, bias, window, lower.border(), lower.activation());
      return isLast && lower.pooling() > 1
          ? List.of(layer, new MaxPoolingLayer(lower.pooling(), lower.pooling()))
          : List.of(layer);
    }
  }
}
