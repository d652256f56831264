package io.github.relevista.modelio;

import io.github.relevista.model.Activation;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.SequenceLayer;
import io.github.relevista.model.SequenceReading;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** A network in a file of another program, as far as the file tells what it is. */
interface ForeignNetwork {
  /**
   * The network that tensors make by their names and shapes.
   *
   * @param terms number of terms of the vocabulary
   * @throws InvalidModelException if they make none that can be run
   */
  static ForeignNetwork find(ModelFile file, SortedMap<String, Tensor> tensors, int terms) {
    return TorchNetworkFinder.concerns(tensors)
        ? TorchNetworkFinder.find(file, tensors, terms)
        : NetworkFinder.find(file, tensors, terms);
  }

  /** Number of scores, 1 or more. */
  int outputs();

  /** The cell, with a GRU of the form that a description tells where the file does not. */
  CellKind cell(CellKind gruForm);

  /** What may be read of the sequence by the shapes; the likeliest first. */
  List<SequenceReading> readings();

  /** Whether there are dense layers before the output whose activation the file does not tell. */
  default boolean hasUnknownActivations() {
    return false;
  }

  /** Whether there are dense layers or convolutions over the steps of which the same holds. */
  default boolean hasLowerActivations() {
    return false;
  }

  /** Whether there are convolutions whose borders and pooling the file does not tell. */
  default boolean hasConvolutions() {
    return false;
  }

  /**
   * Numbers of heads of attention that fit the shapes, the likeliest first; 1 where there is none.
   */
  default List<Integer> headCounts() {
    return List.of(1);
  }

  /** What may be read of two directions by the shapes; the likeliest first. */
  default List<DirectionUse> directionUses() {
    return List.of(DirectionUse.FORWARD_FIRST);
  }

  /** Whether there is batch norm, whose ε the file does not tell. */
  default boolean normalised() {
    return false;
  }

  /** Whether some of that stands below what is read of the sequence. */
  default boolean normalisesSteps() {
    return false;
  }

  /** Whether the file itself says in which order its gates are stacked and how it is read. */
  default boolean tellsAll() {
    return false;
  }

  /** Steps of the sequences that the network was built for, where the file says so. */
  default Optional<Integer> inputLength() {
    return Optional.empty();
  }

  /** Whether the file says that id 0 is a pad that is skipped. */
  default boolean masked() {
    return false;
  }

  /**
   * The choice that has the same layers over the sequence, and stands for all that do: what stands
   * above them is that of another choice.
   */
  default ForeignChoice below(ForeignChoice choice, ForeignChoice above) {
    return new ForeignChoice(
        choice.order(),
        above.reading(),
        above.read(),
        above.hidden(),
        choice.lower(),
        choice.directions().below(),
        normalisesSteps() ? choice.normEpsilon() : above.normEpsilon(),
        choice.sequences());
  }

  /** Steps that the layers over a sequence make of one of so many steps. */
  default int stepsAbove(ForeignChoice choice, int steps) {
    int above = steps;
    for (SequenceLayer layer : layers(choice)) {
      above = layer.steps(above);
    }
    return above;
  }

  /** The layers over the sequence, read as a choice says. */
  List<SequenceLayer> layers(ForeignChoice choice);

  /**
   * The network, read as a choice says.
   *
   * @param layers those of the choice, or of one that has the same ({@link #below})
   */
  Network network(ForeignChoice choice, List<SequenceLayer> layers);

  /** The network, read as a choice says. */
  default Network network(ForeignChoice choice) {
    return network(choice, layers(choice));
  }

  /** The activations that dense layers before an output have, the likeliest first. */
  List<Activation> ACTIVATIONS =
      List.of(
          Activation.RELU,
          Activation.LINEAR,
          Activation.TANH,
          Activation.leakyRelu(0.01f),
          Activation.SIGMOID);

  /** What is made of what is read before the first dense layer, the likeliest first. */
  List<Activation> ON_READING = List.of(Activation.LINEAR, Activation.RELU, Activation.TANH);

  /** ε that batch norm has: torch's default, Keras', and what else is met; the likeliest first. */
  List<Double> NORM_EPSILONS = List.of(1e-5, 1e-3, 1e-6, 1e-4, 1e-8, 1e-2);
}
