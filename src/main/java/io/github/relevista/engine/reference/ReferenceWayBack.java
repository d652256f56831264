package io.github.relevista.engine.reference;

import io.github.relevista.model.ActivationLayer;
import io.github.relevista.model.ConvolutionLayer;
import io.github.relevista.model.DenseLayer;
import io.github.relevista.model.DirectionMerge;
import io.github.relevista.model.MaxPoolingLayer;
import io.github.relevista.model.RecurrentLayer;
import io.github.relevista.model.SelfAttentionLayer;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SequenceLayer;
import io.github.relevista.model.SequenceReading;
import io.github.relevista.model.VectorLayer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The way back of a score through all layers of a network, from the output down to the embeddings
 * of the words, by one set of {@link LocalRules}:
 *
 * <pre>
 *   output, dense     z = Σ_i w_i x_i + b: a sum; then, above it, the activation
 *   reading           {@link ReadingBack}
 *   recurrent         at every step what comes from above joins what flows back in time
 *                     ({@link CellBack}); the input of a step is what the layer below gives there
 *   two directions    side by side: each its own; added: a sum of two terms
 *   convolution       a sum for each window and filter
 *   max pooling       all to the winner of a window, the first of equals
 *   self-attention    {@link ReferenceSelfAttention}
 * </pre>
 */
final class ReferenceWayBack {
  private final SentimentModel model;
  private final LocalRules rules;
  private final ReferenceRun run;

  /** What each dimension of each word's embedding gets: [words][embedding]. */
  final double[][] words;

  /** What the pads get, all of them together. */
  double padding;

  /** What the states before the first step of every layer get. */
  double initialStates;

  ReferenceWayBack(SentimentModel model, LocalRules rules, ReferenceRun run) {
    this.model = model;
    this.rules = rules;
    this.run = run;
    this.words = new double[run.words][model.embeddingSize()];
  }

  /**
   * Goes all the way.
   *
   * @param classIndex the class whose score is meant
   * @param received what its score has
   * @param directions those of the last layer whose final states are let through; empty for all
   */
  void back(int classIndex, double received, int... directions) {
    ReadingBack reading = throughReading(throughHead(throughOutput(classIndex, received)));
    if (directions.length > 0) {
      reading.keepDirections((RecurrentLayer) model.layers().get(run.last()), directions);
    }
    initialStates += reading.withoutSteps;
    double[][] arrived = null;
    for (int place = run.last(); place >= 0; place--) {
      SequenceLayer layer = model.layers().get(place);
      arrived = reading.withStates(place, arrived);
      arrived =
          layer instanceof RecurrentLayer recurrent
              ? throughRecurrent(recurrent, place, arrived, reading.finals[place])
              : throughLayer(layer, run.sequences[place], arrived);
    }
    for (int place = 0; place < arrived.length; place++) {
      if (run.isPad(place)) {
        padding += Arrays.stream(arrived[place]).sum();
      } else {
        words[place - run.front] = arrived[place];
      }
    }
  }

  /** score_k = Σ_j W_kj h_j + b_k. */
  private double[] throughOutput(int k, double received) {
    double[] h = run.vectors[run.vectors.length - 1];
    double[] lower = new double[h.length];
    for (int j = 0; j < h.length; j++) {
      lower[j] =
          rules.throughSum(
              model.output().weights().at(k, j),
              h[j],
              model.output().bias(k),
              run.scores[k],
              h.length,
              received);
    }
    return lower;
  }

  private double[] throughHead(double[] received) {
    double[] arrived = received;
    for (int place = model.head().size() - 1; place >= 0; place--) {
      arrived = throughVector(model.head().get(place), run.vectors[place], arrived);
    }
    return arrived;
  }

  private ReadingBack throughReading(double[] received) {
    ReadingBack back = new ReadingBack(rules, run);
    int begin = 0;
    for (SequenceReading part : run.parts()) {
      int size = ReferenceReading.part(run, part).length;
      back.back(part, Arrays.copyOfRange(received, begin, begin + size));
      begin += size;
    }
    return back;
  }

  /** y = φ(W x + b), or φ(x) alone. */
  private double[] throughVector(VectorLayer layer, double[] x, double[] received) {
    double[] lower = new double[x.length];
    if (layer instanceof ActivationLayer alone) {
      for (int j = 0; j < x.length; j++) {
        double slope = Functions.slope(alone.activation(), x[j]);
        lower[j] = rules.throughActivation(slope, received[j]);
      }
      return lower;
    }
    DenseLayer dense = (DenseLayer) layer;
    for (int j = 0; j < received.length; j++) {
      double sum = ReferenceNetwork.sum(dense, x, j);
      double ofSum = rules.throughActivation(Functions.slope(dense.activation(), sum), received[j]);
      for (int i = 0; i < x.length; i++) {
        lower[i] +=
            rules.throughSum(dense.weights().at(j, i), x[i], dense.bias(j), sum, x.length, ofSum);
      }
    }
    return lower;
  }

  /**
   * A layer of steps that is not recurrent.
   *
   * @param inputs what it reads: [steps][size]
   * @param received what its output has: [steps][size]
   */
  private double[][] throughLayer(SequenceLayer layer, double[][] inputs, double[][] received) {
    if (layer instanceof SelfAttentionLayer attention) {
      return new ReferenceSelfAttention(attention, inputs).back(rules, received);
    }
    double[][] lower =
        Arrays.stream(inputs).map(x -> new double[x.length]).toArray(double[][]::new);
    for (int t = 0; t < received.length; t++) {
      if (layer instanceof VectorLayer vector) {
        lower[t] = throughVector(vector, inputs[t], received[t]);
      } else if (layer instanceof ConvolutionLayer convolution) {
        for (int filter = 0; filter < convolution.filters(); filter++) {
          throughFilter(convolution, inputs, t, filter, received[t][filter], lower);
        }
      } else {
        for (int j = 0; j < received[t].length; j++) {
          int winner = ReferenceNetwork.winner((MaxPoolingLayer) layer, inputs, t, j);
          lower[winner][j] += received[t][j];
        }
      }
    }
    return lower;
  }

  /** A window's sum; the zeros beyond the ends of a sequence are no units of it. */
  private void throughFilter(
      ConvolutionLayer layer,
      double[][] inputs,
      int t,
      int filter,
      double received,
      double[][] lower) {
    double sum = ReferenceNetwork.sum(layer, inputs, t, filter);
    double ofSum = rules.throughActivation(Functions.slope(layer.activation(), sum), received);
    int first = Math.max(0, t - layer.before());
    int end = Math.min(inputs.length, t - layer.before() + layer.window());
    int units = (end - first) * layer.channels();
    for (int step = first; step < end; step++) {
      int column = (step - t + layer.before()) * layer.channels();
      for (int c = 0; c < layer.channels(); c++) {
        lower[step][c] +=
            rules.throughSum(
                layer.weights().at(filter, column + c),
                inputs[step][c],
                layer.bias(filter),
                sum,
                units,
                ofSum);
      }
    }
  }

  /**
   * @param received what the layer's output has: [steps][size]
   * @param finals what its final states have beside that: [size]
   */
  private double[][] throughRecurrent(
      RecurrentLayer layer, int place, double[][] received, double[] finals) {
    double[][] inputs = run.sequences[place];
    double[][] lower = new double[inputs.length][layer.inputSize()];
    for (int direction = 0; direction < layer.directions().size(); direction++) {
      ReferenceCell cell = new ReferenceCell(layer, direction);
      ReferenceStep[] steps = run.steps[place][direction];
      CellBack back = new CellBack(rules, layer, direction);
      back.enter(ofDirection(layer, direction, finalStates(place), finals));
      for (int t = inputs.length; t > 0; t--) {
        int at = cell.place(t, inputs.length);
        back.enter(ofDirection(layer, direction, states(place, at), received[at]));
        double[] input = back.back(steps[t]);
        for (int e = 0; e < input.length; e++) {
          lower[at][e] += input[e];
        }
      }
      initialStates += back.initialStates();
    }
    return lower;
  }

  /** The final state of each direction: [directions][hidden]. */
  private List<double[]> finalStates(int place) {
    return Arrays.stream(run.steps[place]).map(steps -> steps[steps.length - 1].h).toList();
  }

  /** The state of each direction at a step of the sequence: [directions][hidden]. */
  private List<double[]> states(int place, int at) {
    RecurrentLayer layer = (RecurrentLayer) model.layers().get(place);
    int length = run.sequences[place].length;
    List<double[]> states = new ArrayList<>();
    for (int direction = 0; direction < layer.directions().size(); direction++) {
      // The t-th step that is read lies where the place of the t-th step is this one.
      boolean backward = layer.order().isBackward(direction);
      states.add(run.steps[place][direction][backward ? length - at : at + 1].h);
    }
    return states;
  }

  /** What a direction's state gets of what the merged states have: [hidden]. */
  private double[] ofDirection(
      RecurrentLayer layer, int direction, List<double[]> states, double[] received) {
    if (layer.merge() == DirectionMerge.CONCAT) {
      int begin = direction * layer.hidden();
      return Arrays.copyOfRange(received, begin, begin + layer.hidden());
    }
    double[] sum = ReferenceRun.merged(layer, states);
    double[] own = states.get(direction);
    return IntStream.range(0, layer.hidden())
        .mapToDouble(j -> rules.throughSum(1, own[j], 0, sum[j], states.size(), received[j]))
        .toArray();
  }
}
