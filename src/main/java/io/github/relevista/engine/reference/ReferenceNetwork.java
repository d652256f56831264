package io.github.relevista.engine.reference;

import io.github.relevista.model.ActivationLayer;
import io.github.relevista.model.ConvolutionLayer;
import io.github.relevista.model.DenseLayer;
import io.github.relevista.model.MaxPoolingLayer;
import io.github.relevista.model.RecurrentLayer;
import io.github.relevista.model.SelfAttentionLayer;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SequenceLayer;
import io.github.relevista.model.SequenceRules;
import io.github.relevista.model.VectorLayer;
import java.util.Arrays;

/**
 * The network in double precision, one sequence at a time, straight from the formulas: what every
 * engine is held against. It shares no code with them.
 *
 * <pre>
 *   steps        pads before the words, the words, pads behind them
 *   recurrent    h_t of each direction, side by side or added         [{@link ReferenceCell}]
 *   dense        y_t = φ(W x_t + b)
 *   convolution  y_t = φ(Σ_w W_w x_t+w + b)
 *   max pooling  y_t = max_w x_t·stride+w
 *   attention    of all steps by each, y_t = Σ_s α_ts v_s     [{@link ReferenceSelfAttention}]
 *   reading      one vector of the sequence                           [{@link ReferenceReading}]
 *   head         y = φ(W x + b), layer by layer
 *   score_k      Σ_j W_kj h_j + b_k
 * </pre>
 */
public final class ReferenceNetwork {
  private final SentimentModel model;

  /** The network of a model. */
  public ReferenceNetwork(SentimentModel model) {
    this.model = model;
  }

  /** The scores of a sequence of words, given by their embeddings: [classes]. */
  public double[] scores(double[][] embeddings) {
    return run(embeddings).scores;
  }

  /** The embeddings of a sequence of ids: [steps][embedding]. */
  public double[][] embeddings(int... ids) {
    return Arrays.stream(ids).mapToObj(this::embedding).toArray(double[][]::new);
  }

  private double[] embedding(int id) {
    double[] row = new double[model.embeddingSize()];
    for (int e = 0; e < row.length; e++) {
      row[e] = model.embedding().at(id, e);
    }
    return row;
  }

  /** Everything that the network computes of a sequence of embeddings. */
  public ReferenceRun run(double[][] embeddings) {
    SequenceRules rules = model.sequences();
    int words = embeddings.length;
    int front = rules.padsInFront(words);
    double[][] steps = new double[front + words + rules.padsBehind(words)][];
    for (int place = 0; place < steps.length; place++) {
      boolean word = place >= front && place < front + words;
      steps[place] = word ? embeddings[place - front] : embedding(rules.paddingId());
    }
    ReferenceRun run = new ReferenceRun(model, front, words);
    run.sequences[0] = steps;
    for (int place = 0; place < model.layers().size(); place++) {
      run.sequences[place + 1] = forward(run, place);
    }
    return above(run);
  }

  /**
   * The same for what a network computed that has the same layers over the sequence, and is read or
   * goes on otherwise.
   */
  public ReferenceRun runAbove(ReferenceRun below) {
    return above(new ReferenceRun(model, below));
  }

  private ReferenceRun above(ReferenceRun run) {
    run.vectors[0] = ReferenceReading.read(run);
    for (int place = 0; place < model.head().size(); place++) {
      run.vectors[place + 1] = forward(model.head().get(place), run.vectors[place]);
    }
    run.scores = scores(run.vectors[model.head().size()]);
    return run;
  }

  private double[] scores(double[] h) {
    double[] scores = new double[model.classes().size()];
    for (int k = 0; k < scores.length; k++) {
      scores[k] = model.output().bias(k);
      for (int j = 0; j < h.length; j++) {
        scores[k] += model.output().weights().at(k, j) * h[j];
      }
    }
    return scores;
  }

  private double[][] forward(ReferenceRun run, int place) {
    SequenceLayer layer = model.layers().get(place);
    double[][] inputs = run.sequences[place];
    if (layer instanceof RecurrentLayer recurrent) {
      return forward(recurrent, run, place);
    }
    if (layer instanceof SelfAttentionLayer attention) {
      return new ReferenceSelfAttention(attention, inputs).outputs();
    }
    if (layer instanceof VectorLayer vector) {
      return Arrays.stream(inputs).map(x -> forward(vector, x)).toArray(double[][]::new);
    }
    double[][] outputs = new double[layer.steps(inputs.length)][];
    for (int t = 0; t < outputs.length; t++) {
      outputs[t] =
          layer instanceof ConvolutionLayer convolution
              ? forward(convolution, inputs, t)
              : forward((MaxPoolingLayer) layer, inputs, t);
    }
    return outputs;
  }

  private static double[][] forward(RecurrentLayer layer, ReferenceRun run, int place) {
    double[][] inputs = run.sequences[place];
    int directions = layer.directions().size();
    run.steps[place] = new ReferenceStep[directions][];
    double[][][] states = new double[inputs.length][directions][];
    for (int direction = 0; direction < directions; direction++) {
      ReferenceCell cell = new ReferenceCell(layer, direction);
      run.steps[place][direction] = cell.steps(inputs);
      for (int t = 1; t <= inputs.length; t++) {
        states[cell.place(t, inputs.length)][direction] = run.steps[place][direction][t].h;
      }
    }
    return Arrays.stream(states)
        .map(ofStep -> ReferenceRun.merged(layer, Arrays.asList(ofStep)))
        .toArray(double[][]::new);
  }

  private static double[] forward(VectorLayer layer, double[] x) {
    if (layer instanceof ActivationLayer activation) {
      return Arrays.stream(x).map(value -> Functions.of(activation.activation(), value)).toArray();
    }
    DenseLayer dense = (DenseLayer) layer;
    double[] y = new double[dense.weights().rows()];
    for (int j = 0; j < y.length; j++) {
      y[j] = Functions.of(dense.activation(), sum(dense, x, j));
    }
    return y;
  }

  /** W_j x + b_j. */
  static double sum(DenseLayer dense, double[] x, int j) {
    double sum = dense.bias(j);
    for (int i = 0; i < x.length; i++) {
      sum += dense.weights().at(j, i) * x[i];
    }
    return sum;
  }

  private static double[] forward(ConvolutionLayer layer, double[][] inputs, int t) {
    double[] y = new double[layer.filters()];
    for (int f = 0; f < y.length; f++) {
      y[f] = Functions.of(layer.activation(), sum(layer, inputs, t, f));
    }
    return y;
  }

  /** What a filter gives at a step before its activation. */
  static double sum(ConvolutionLayer layer, double[][] inputs, int t, int filter) {
    double sum = layer.bias(filter);
    for (int w = 0; w < layer.window(); w++) {
      int step = t + w - layer.before();
      for (int c = 0; c < layer.channels() && step >= 0 && step < inputs.length; c++) {
        sum += layer.weights().at(filter, w * layer.channels() + c) * inputs[step][c];
      }
    }
    return sum;
  }

  private static double[] forward(MaxPoolingLayer layer, double[][] inputs, int t) {
    double[] y = new double[inputs[0].length];
    for (int j = 0; j < y.length; j++) {
      y[j] = inputs[winner(layer, inputs, t, j)][j];
    }
    return y;
  }

  /** The step of a window whose unit is highest, the first of equals. */
  static int winner(MaxPoolingLayer layer, double[][] inputs, int t, int unit) {
    return winner(inputs, t * layer.stride(), t * layer.stride() + layer.window(), unit);
  }

  /** The step in [begin, end) whose unit is highest, the first of equals. */
  static int winner(double[][] inputs, int begin, int end, int unit) {
    int winner = begin;
    for (int step = begin + 1; step < end; step++) {
      if (inputs[step][unit] > inputs[winner][unit]) {
        winner = step;
      }
    }
    return winner;
  }
}
