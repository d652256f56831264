package io.github.relevista.modelio;

import io.github.relevista.model.AttentionReading;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.ConcatReading;
import io.github.relevista.model.DenseLayer;
import io.github.relevista.model.RecurrentLayer;
import io.github.relevista.model.SequenceLayer;
import io.github.relevista.model.SequenceReading;
import io.github.relevista.model.StepReading;
import io.github.relevista.model.VectorLayer;
import io.github.relevista.tensor.FloatMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A network of torch modules beyond one layer: stacked recurrent layers, attention, dense layers.
 *
 * @param embedding [ids, embedding]
 * @param lstm whether the cells are LSTMs, else GRUs
 * @param layers the directions of each recurrent layer, from the lowest to the highest
 * @param attention how steps are asked, with its kind left open; empty where they are not
 * @param dense the dense layers, batch norm folded, all of them linear; the last gives the scores
 */
record TorchNetwork(
    FloatMatrix embedding,
    boolean lstm,
    List<List<GateTensors>> layers,
    Optional<AttentionReading> attention,
    List<DenseLayer> dense)
    implements ForeignNetwork {
  @Override
  public int outputs() {
    return dense.get(dense.size() - 1).weights().rows();
  }

  @Override
  public CellKind cell(CellKind gruForm) {
    return lstm ? CellKind.LSTM : gruForm;
  }

  private int lastSize() {
    List<GateTensors> last = layers.get(layers.size() - 1);
    return last.size() * last.get(0).hidden();
  }

  private int allSize() {
    return layers.stream().mapToInt(layer -> layer.size() * layer.get(0).hidden()).sum();
  }

  @Override
  public List<SequenceReading> readings() {
    int size = dense.get(0).weights().columns();
    List<SequenceReading> readings = new ArrayList<>();
    if (attention.isPresent() && size == lastSize()) {
      readings.add(attention.get());
      readings.add(as(attention.get(), AttentionReading.Kind.DOT));
      return readings.stream().distinct().toList();
    }
    if (size == lastSize()) {
      readings.add(StepReading.LAST);
      if (layers.get(layers.size() - 1).size() == 2) {
        readings.add(StepReading.POSITION);
      }
      readings.add(StepReading.MAX);
      readings.add(StepReading.MEAN);
    }
    if (layers.size() > 1 && size == allSize()) {
      readings.add(StepReading.ALL_LAYERS);
    }
    List<StepReading> parts = List.of(StepReading.LAST, StepReading.MAX, StepReading.MEAN);
    for (StepReading first : parts) {
      for (StepReading second : parts) {
        if (first != second && size == 2 * lastSize()) {
          readings.add(new ConcatReading(List.of(first, second)));
        }
        for (StepReading third : parts) {
          if (first != second && second != third && first != third && size == 3 * lastSize()) {
            readings.add(new ConcatReading(List.of(first, second, third)));
          }
        }
      }
    }
    return readings;
  }

  private static AttentionReading as(AttentionReading reading, AttentionReading.Kind kind) {
    return new AttentionReading(
        kind, reading.projection(), reading.projectionBias(), reading.query());
  }

  @Override
  public boolean hasUnknownActivations() {
    return dense.size() > 1;
  }

  @Override
  public boolean tellsAll() {
    return false;
  }

  @Override
  public Optional<Integer> inputLength() {
    return Optional.empty();
  }

  @Override
  public boolean masked() {
    return false;
  }

  @Override
  public Network network(ForeignChoice choice) {
    List<SequenceLayer> recurrent = new ArrayList<>();
    for (List<GateTensors> layer : layers) {
      recurrent.add(
          RecurrentLayer.of(
              choice.order().cell(),
              layer.stream().map(tensors -> tensors.direction(choice.order())).toList()));
    }
    List<VectorLayer> head = new ArrayList<>();
    for (DenseLayer layer : dense.subList(0, dense.size() - 1)) {
      head.add(new DenseLayer(layer.weights(), layer.bias(), choice.hidden()));
    }
    return new Network(embedding, recurrent, choice.reading(), head, dense.get(dense.size() - 1));
  }
}
