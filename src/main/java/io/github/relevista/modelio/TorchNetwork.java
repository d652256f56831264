package io.github.relevista.modelio;

import io.github.relevista.model.AttentionReading;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.ConcatReading;
import io.github.relevista.model.DenseLayer;
import io.github.relevista.model.DirectionMerge;
import io.github.relevista.model.FlatReading;
import io.github.relevista.model.LayerReading;
import io.github.relevista.model.SequenceLayer;
import io.github.relevista.model.SequenceReading;
import io.github.relevista.model.StepReading;
import io.github.relevista.model.VectorLayer;
import io.github.relevista.tensor.FloatMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A network of torch modules beyond one layer: stacked recurrent layers with convolutions before
 * and dense layers between them, attention, dense layers.
 *
 * @param embedding [ids, embedding]
 * @param layers the layers over the sequence, from the lowest to the highest, the last recurrent,
 *     but for attention in which its states ask each other
 * @param attention how steps may be asked
 * @param dense the dense layers, all of them linear; the last gives the scores
 * @param norms batch norm beside convolutions and dense layers
 */
record TorchNetwork(
    FloatMatrix embedding,
    List<TorchLayer> layers,
    TorchAttention attention,
    List<DenseLayer> dense,
    List<PlacedNorm> norms)
    implements ForeignNetwork {
  @Override
  public int outputs() {
    return dense.get(dense.size() - 1).weights().rows();
  }

  @Override
  public CellKind cell(CellKind gruForm) {
    return recurrent().stream().allMatch(TorchLayer.Recurrent::lstm) ? CellKind.LSTM : gruForm;
  }

  private List<TorchLayer.Recurrent> recurrent() {
    return layers.stream()
        .filter(TorchLayer.Recurrent.class::isInstance)
        .map(TorchLayer.Recurrent.class::cast)
        .toList();
  }

  private TorchLayer.Recurrent last() {
    return recurrent().get(recurrent().size() - 1);
  }

  private Optional<TorchHeads> heads() {
    return layers.get(layers.size() - 1) instanceof TorchHeads heads
        ? Optional.of(heads)
        : Optional.empty();
  }

  @Override
  public List<Integer> headCounts() {
    return heads().map(TorchHeads::headCounts).orElse(List.of(1));
  }

  private int lastSize() {
    return last().size();
  }

  private int allSize() {
    return recurrent().stream().mapToInt(TorchLayer::size).sum();
  }

  @Override
  public List<SequenceReading> readings() {
    int size = dense.get(0).weights().columns();
    if (heads().isPresent()) {
      return ofHeads(size);
    }
    List<SequenceReading> readings = new ArrayList<>();
    List<AttentionReading> asked = attention.readings(lastSize());
    if (attention.isPresent()) {
      return attentive(asked, size);
    }
    if (size == lastSize()) {
      readings.add(StepReading.LAST);
      if (last().directions().size() == 2) {
        readings.add(StepReading.POSITION);
      }
      readings.add(StepReading.MAX);
      readings.add(StepReading.MEAN);
    }
    if (recurrent().size() > 1 && size == allSize()) {
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
    readings.addAll(attentive(asked, size));
    if (readings.isEmpty() && size % lastSize() == 0) {
      readings.add(new FlatReading(size / lastSize()));
    }
    return readings;
  }

  /** Of states that ask each other, also side by side and beside these states. */
  private List<SequenceReading> ofHeads(int size) {
    List<SequenceReading> above = List.of(StepReading.MEAN, StepReading.POSITION, StepReading.MAX);
    if (size == lastSize()) {
      return above;
    }
    List<SequenceReading> all = new ArrayList<>(above);
    if (!hasConvolutions()) {
      int place = layers.size() - 2;
      Stream.of(StepReading.LAST, StepReading.MEAN, StepReading.MAX, StepReading.POSITION)
          .map(reading -> new LayerReading(reading, place))
          .forEach(all::add);
    }
    List<SequenceReading> readings = new ArrayList<>();
    for (SequenceReading first : all) {
      for (SequenceReading second : all) {
        boolean ofBoth = above.contains(first) || above.contains(second);
        if (size == 2 * lastSize() && ofBoth && first != second) {
          readings.add(new ConcatReading(List.of(first, second)));
        }
      }
    }
    if (readings.isEmpty() && size % lastSize() == 0) {
      readings.add(new FlatReading(size / lastSize()));
    }
    return readings;
  }

  /** Of steps side by side there are as many as their dense layer has weights for. */
  @Override
  public Optional<Integer> inputLength() {
    return readings().stream()
        .map(SequenceReading::fixedSteps)
        .filter(steps -> steps > 0 && !hasConvolutions())
        .findFirst();
  }

  /** Attention by itself, or beside the final states. */
  private List<SequenceReading> attentive(List<AttentionReading> asked, int size) {
    List<SequenceReading> readings = new ArrayList<>();
    for (AttentionReading reading : asked) {
      if (size == lastSize()) {
        readings.add(reading);
      } else if (size == 2 * lastSize()) {
        readings.add(new ConcatReading(List.of(reading, StepReading.LAST)));
        readings.add(new ConcatReading(List.of(StepReading.LAST, reading)));
      }
    }
    return readings;
  }

  @Override
  public List<DirectionUse> directionUses() {
    if (attention.isPresent()
        || heads().isPresent()
        || (last().directions().size() == 1 && recurrent().size() == 1)) {
      return List.of(DirectionUse.FORWARD_FIRST);
    }
    boolean added = last().merge() == DirectionMerge.SUM;
    return added
        ? List.of(
            DirectionUse.SUM,
            DirectionUse.MEAN,
            DirectionUse.BACKWARD_ONLY,
            DirectionUse.FORWARD_ONLY)
        : List.of(DirectionUse.FORWARD_FIRST, DirectionUse.BACKWARD_FIRST);
  }

  @Override
  public boolean normalised() {
    return !norms.isEmpty();
  }

  @Override
  public boolean normalisesSteps() {
    return norms.stream().anyMatch(norm -> norm.side() == PlacedNorm.Side.BEHIND_CONVOLUTION);
  }

  @Override
  public boolean hasUnknownActivations() {
    return dense.size() > 1;
  }

  @Override
  public boolean hasLowerActivations() {
    return layers.stream()
        .anyMatch(layer -> !(layer instanceof TorchLayer.Recurrent || layer instanceof TorchHeads));
  }

  @Override
  public boolean hasConvolutions() {
    return layers.stream().anyMatch(TorchLayer.Convolution.class::isInstance);
  }

  @Override
  public List<SequenceLayer> layers(ForeignChoice choice) {
    List<TorchLayer> lower = new ArrayList<>(layers);
    norms.forEach(norm -> norm.foldBelow(choice.normEpsilon(), lower));
    if (choice.directions().isOne()) {
      lower.set(lower.size() - 1, last().sideBySide());
    }
    return lower.stream().flatMap(layer -> layer.layers(choice).stream()).toList();
  }

  @Override
  public Network network(ForeignChoice choice, List<SequenceLayer> below) {
    List<DenseLayer> folded = new ArrayList<>(dense);
    norms.forEach(norm -> norm.foldAbove(choice.normEpsilon(), folded));
    folded.set(0, choice.directions().of(folded.get(0), groups(choice.reading())));
    List<VectorLayer> head = new ArrayList<>(choice.layersOnReading());
    for (DenseLayer layer : folded.subList(0, folded.size() - 1)) {
      head.add(new DenseLayer(layer.weights(), layer.bias(), choice.hidden()));
    }
    return new Network(embedding, below, choice.reading(), head, folded.get(folded.size() - 1));
  }

  /** Sizes of what is read, final states that may stand the other way round in one group. */
  private List<List<Integer>> groups(SequenceReading reading) {
    List<SequenceReading> parts =
        reading instanceof ConcatReading concat ? concat.parts() : List.of(reading);
    return parts.stream().map(this::group).toList();
  }

  private List<Integer> group(SequenceReading part) {
    if (part == StepReading.LAST) {
      return last().stateSizes();
    }
    return part == StepReading.ALL_LAYERS
        ? recurrent().stream().flatMap(layer -> layer.stateSizes().stream()).toList()
        : List.of(lastSize());
  }
}
