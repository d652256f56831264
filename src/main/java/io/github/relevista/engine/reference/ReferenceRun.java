package io.github.relevista.engine.reference;

import io.github.relevista.model.ConcatReading;
import io.github.relevista.model.DirectionMerge;
import io.github.relevista.model.RecurrentLayer;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SequenceLayer;
import io.github.relevista.model.SequenceReading;
import java.util.ArrayList;
import java.util.List;

/** What a {@link ReferenceNetwork} computes for one sequence, kept for the way back. */
public final class ReferenceRun {
  private final SentimentModel model;

  /** Pads before the first word. */
  final int front;

  /** Words. */
  final int words;

  /** What each layer reads, and behind it what the last gives: [layers + 1][steps][size]. */
  final double[][][] sequences;

  /** Of each recurrent layer its directions' steps: [layers][directions][steps + 1]. */
  final ReferenceStep[][][] steps;

  /** What each layer of the head reads, and behind it what the output reads: [layers + 1][size]. */
  final double[][] vectors;

  /** [classes]. */
  double[] scores;

  ReferenceRun(SentimentModel model, int front, int words) {
    this.model = model;
    this.front = front;
    this.words = words;
    this.sequences = new double[model.layers().size() + 1][][];
    this.steps = new ReferenceStep[model.layers().size()][][];
    this.vectors = new double[model.head().size() + 1][];
  }

  /**
   * The same words through the same layers over the sequence, of a model that goes on otherwise.
   */
  ReferenceRun(SentimentModel model, ReferenceRun below) {
    this.model = model;
    this.front = below.front;
    this.words = below.words;
    this.sequences = below.sequences;
    this.steps = below.steps;
    this.vectors = new double[model.head().size() + 1][];
  }

  /** The scores: [classes]. */
  public double[] scores() {
    return scores;
  }

  /** What the last layer gives: [steps][size]. */
  double[][] top() {
    return given(last());
  }

  /** What the layer at a place gives: [steps][size]. */
  double[][] given(int place) {
    return sequences[place + 1];
  }

  /** Size of the vectors that the last layer gives, of which there may be none. */
  int topSize() {
    return size(last());
  }

  /** Size of the vectors that the layer at a place gives, of which there may be none. */
  int size(int place) {
    int size = model.embeddingSize();
    for (SequenceLayer layer : model.layers().subList(0, place + 1)) {
      size = layer.outputSize(size);
    }
    return size;
  }

  /**
   * The place of the last layer, which {@link io.github.relevista.model.StepReading#LAST} reads.
   */
  int last() {
    return model.layers().size() - 1;
  }

  /** Whether a place of the sequence that is read is a pad. */
  boolean isPad(int place) {
    return place < front || place >= front + words;
  }

  /** The parts of the model's reading, one where it is no concatenation. */
  List<SequenceReading> parts() {
    return model.reading() instanceof ConcatReading concat
        ? concat.parts()
        : List.of(model.reading());
  }

  /** The final states of the directions of a recurrent layer, merged: [size]. */
  double[] finalStates(int place) {
    RecurrentLayer layer = (RecurrentLayer) model.layers().get(place);
    List<double[]> states = new ArrayList<>();
    for (ReferenceStep[] direction : steps[place]) {
      states.add(direction[direction.length - 1].h);
    }
    return merged(layer, states);
  }

  /** The states of the directions of a layer, side by side or added. */
  static double[] merged(RecurrentLayer layer, List<double[]> states) {
    double[] merged = new double[layer.outputSize()];
    for (int direction = 0; direction < states.size(); direction++) {
      int begin = layer.merge() == DirectionMerge.SUM ? 0 : direction * layer.hidden();
      for (int j = 0; j < layer.hidden(); j++) {
        merged[begin + j] += states.get(direction)[j];
      }
    }
    return merged;
  }
}
