package io.github.relevista.modelio;

import io.github.relevista.model.Activation;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.DenseLayer;
import io.github.relevista.model.DirectionWeights;
import io.github.relevista.model.RecurrentLayer;
import io.github.relevista.model.SequenceLayer;
import io.github.relevista.model.SequenceReading;
import io.github.relevista.model.StepReading;
import io.github.relevista.tensor.FloatMatrix;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The network that stands in a foreign file.
 *
 * @param cellName {@link TensorNames#LSTM} or {@link TensorNames#GRU}
 * @param directions 1 or 2
 * @param embedding size of the embedding of a word
 * @param hidden size of the hidden state of one direction
 * @param outputs number of scores, 1 or more
 * @param outputBias whether the scores have a bias
 * @param tensors by this project's names; the gates in the file's order
 */
record FoundNetwork(
    String cellName,
    int directions,
    int embedding,
    int hidden,
    int outputs,
    boolean outputBias,
    SortedMap<String, Tensor> tensors)
    implements ForeignNetwork {
  FoundNetwork {
    tensors = Collections.unmodifiableSortedMap(new TreeMap<>(tensors));
  }

  @Override
  public CellKind cell(CellKind gruForm) {
    return cellName.equals(TensorNames.LSTM) ? CellKind.LSTM : gruForm;
  }

  @Override
  public List<SequenceReading> readings() {
    List<SequenceReading> readings = new ArrayList<>();
    readings.add(StepReading.LAST);
    if (directions == 2) {
      readings.add(StepReading.POSITION);
    }
    readings.add(StepReading.MAX);
    readings.add(StepReading.MEAN);
    readings.addAll(TorchAttention.NONE.readings(directions * hidden));
    return readings;
  }

  @Override
  public List<DirectionUse> directionUses() {
    return directions == 1
        ? List.of(DirectionUse.FORWARD_FIRST)
        : List.of(DirectionUse.FORWARD_FIRST, DirectionUse.BACKWARD_FIRST);
  }

  @Override
  public List<SequenceLayer> layers(ForeignChoice choice) {
    TensorNames names = new TensorNames(cellName);
    List<DirectionWeights> read = new ArrayList<>();
    for (int direction = 0; direction < directions; direction++) {
      read.add(
          new GateTensors(
                  hidden,
                  values(names.inputWeights(direction)),
                  values(names.recurrentWeights(direction)),
                  values(names.inputBias(direction)),
                  values(names.recurrentBias(direction)))
              .direction(choice.order()));
    }
    return List.of(RecurrentLayer.of(choice.order().cell(), read));
  }

  @Override
  public Network network(ForeignChoice choice, List<SequenceLayer> layers) {
    float[] words = values(TensorNames.EMBEDDING);
    DenseLayer output =
        new DenseLayer(
            new FloatMatrix(outputs, directions * hidden, values(TensorNames.OUTPUT_WEIGHTS)),
            outputBias ? values(TensorNames.OUTPUT_BIAS) : new float[0],
            Activation.LINEAR);
    List<Integer> states =
        choice.reading() == StepReading.LAST
            ? Collections.nCopies(directions, hidden)
            : List.of(directions * hidden);
    return new Network(
        new FloatMatrix(words.length / embedding, embedding, words),
        layers,
        choice.reading(),
        choice.layersOnReading(),
        choice.directions().of(output, List.of(states)));
  }

  private float[] values(String name) {
    return tensors.get(name).values();
  }

  /**
   * Half of the values with the other sign, then half of the values.
   *
   * @param values [n]
   * @return [2·n]
   */
  static float[] halves(float[] values) {
    float[] halves = new float[2 * values.length];
    for (int i = 0; i < values.length; i++) {
      halves[i] = -values[i] / 2;
      halves[values.length + i] = values[i] / 2;
    }
    return halves;
  }
}
