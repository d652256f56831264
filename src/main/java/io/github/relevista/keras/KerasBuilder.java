package io.github.relevista.keras;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.relevista.model.Activation;
import io.github.relevista.model.ActivationLayer;
import io.github.relevista.model.Affine;
import io.github.relevista.model.ConvolutionLayer;
import io.github.relevista.model.DenseLayer;
import io.github.relevista.model.DirectionWeights;
import io.github.relevista.model.Gate;
import io.github.relevista.model.GateWeights;
import io.github.relevista.model.MaxPoolingLayer;
import io.github.relevista.model.RecurrentLayer;
import io.github.relevista.model.SequenceLayer;
import io.github.relevista.model.SequenceReading;
import io.github.relevista.model.StepReading;
import io.github.relevista.model.VectorLayer;
import io.github.relevista.tensor.FloatMatrix;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes a network of a chain of Keras' layers, one after the other. */
final class KerasBuilder {
  /** Layers that do nothing once a model is trained. */
  private static final Set<String> SKIPPED =
      Set.of(
          "Dropout",
          "SpatialDropout1D",
          "GaussianNoise",
          "GaussianDropout",
          "AlphaDropout",
          "ActivityRegularization");

  private static final Set<String> WITHOUT_WEIGHTS =
      Set.of(
          "InputLayer",
          "Activation",
          "ReLU",
          "LeakyReLU",
          "Softmax",
          "Flatten",
          "Concatenate",
          "GlobalMaxPooling1D",
          "GlobalAveragePooling1D",
          "MaxPooling1D",
          "TextVectorization");

  private final RecurrentReader recurrent;
  private final WeightSource weights;
  private FloatMatrix embedding;
  private final List<SequenceLayer> layers = new ArrayList<>();
  private SequenceReading reading;
  private final List<VectorLayer> head = new ArrayList<>();
  private Optional<Integer> inputLength = Optional.empty();
  private boolean masked;
  private boolean reversed;
  private boolean softmax;
  private Affine pending;

  KerasBuilder(int release, WeightSource weights) {
    this.recurrent = new RecurrentReader(release);
    this.weights = weights;
  }

  static boolean isSkipped(LayerConfig layer) {
    return SKIPPED.contains(layer.kind());
  }

  static boolean hasWeights(LayerConfig layer) {
    return !isSkipped(layer) && !WITHOUT_WEIGHTS.contains(layer.kind());
  }

  /** Takes the next layer of the chain. */
  void add(LayerConfig layer) {
    if (isSkipped(layer)) {
      return;
    }
    if (softmax) {
      throw layer.refused("stands behind a softmax");
    }
    switch (layer.kind()) {
      case "InputLayer" -> length(layer);
      case "TextVectorization" ->
          inputLength =
              layer.value("output_sequence_length").map(JsonNode::asInt).or(() -> inputLength);
      case "Embedding" -> embedding(layer);
      case "LSTM", "GRU", "CuDNNLSTM", "CuDNNGRU", "Bidirectional" -> recurrent(layer);
      case "GlobalMaxPooling1D", "GlobalMaxPool1D" -> read(layer, StepReading.MAX);
      case "GlobalAveragePooling1D", "GlobalAvgPool1D" -> read(layer, StepReading.MEAN);
      case "Dense" -> dense(layer, layer);
      case "TimeDistributed" -> dense(layer, timeDistributed(layer));
      case "Activation" -> activate(layer, layer.activation("linear", "activation"));
      case "ReLU" -> {
        if (layer.value("max_value").isPresent()
            || layer.config().path("threshold").asDouble(0) != 0
            || layer.config().path("negative_slope").asDouble(0) != 0) {
          throw layer.refused("has a limit, a threshold or a slope, which cannot be run");
        }
        activate(layer, "relu");
      }
      case "LeakyReLU" ->
          add(
              Activation.leakyRelu(
                  (float)
                      layer
                          .value("negative_slope", "alpha")
                          .map(JsonNode::asDouble)
                          .orElse(0.3)
                          .doubleValue()));
      case "Softmax" -> activate(layer, "softmax");
      case "BatchNormalization" -> normalise(layer);
      case "Conv1D" -> convolve(layer);
      case "MaxPooling1D", "MaxPool1D" -> pool(layer);
      case "Flatten" -> {
        if (reading == null) {
          throw layer.refused("lays the steps of a sequence side by side, which cannot be run");
        }
      }
      default -> throw layer.refused("is of a class that cannot be run");
    }
  }

  private void length(LayerConfig layer) {
    JsonNode shape =
        layer.value("batch_shape", "batch_input_shape").orElse(layer.config().path("shape"));
    if (shape.path(1).isInt()) {
      inputLength = Optional.of(shape.path(1).intValue());
    }
  }

  private void embedding(LayerConfig layer) {
    if (embedding != null) {
      throw layer.refused("is a second embedding");
    }
    length(layer);
    layer
        .value("input_length")
        .filter(JsonNode::isInt)
        .ifPresent(length -> inputLength = Optional.of(length.intValue()));
    embedding = weights.of(layer).matrix("embeddings", "W").matrix();
    masked = layer.flag("mask_zero");
  }

  private void recurrent(LayerConfig layer) {
    requireSequence(layer);
    LayerConfig cells = layer.kind().equals("Bidirectional") ? RecurrentReader.inner(layer) : layer;
    RecurrentLayer made = recurrent.read(layer, weights.of(layer), reversed);
    layers.add(pending == null ? made : before(made));
    pending = null;
    boolean sequences = cells.flag("return_sequences");
    if (!sequences) {
      reading = StepReading.LAST;
    }
    reversed ^= sequences && cells == layer && layer.flag("go_backwards");
  }

  private RecurrentLayer before(RecurrentLayer layer) {
    List<DirectionWeights> directions = new ArrayList<>();
    for (DirectionWeights direction : layer.directions()) {
      Map<Gate, GateWeights> gates = new EnumMap<>(Gate.class);
      for (Gate gate : layer.cell().gates()) {
        GateWeights old = direction.gate(gate);
        float[] bias = pending.shiftOf(old.input());
        for (int unit = 0; unit < bias.length; unit++) {
          bias[unit] += old.inputBias()[unit];
        }
        gates.put(
            gate,
            new GateWeights(
                pending.before(old.input()), old.recurrent(), bias, old.recurrentBias()));
      }
      directions.add(new DirectionWeights(layer.cell(), gates));
    }
    return new RecurrentLayer(
        layer.cell(), layer.gates(), layer.states(), layer.order(), directions, layer.merge());
  }

  /** Takes what is read of the sequence. */
  void read(LayerConfig layer, SequenceReading what) {
    requireSequence(layer);
    boolean max = what.equals(StepReading.MAX) || !(what instanceof StepReading);
    if (max && masked) {
      throw layer.refused("takes the highest of steps that mask_zero masks, which cannot be run");
    }
    if (pending != null && max && !pending.isIncreasing()) {
      settle();
    }
    reading = what;
  }

  private void dense(LayerConfig layer, LayerConfig inner) {
    requireEmbedding(layer);
    LayerWeights of = weights.of(layer);
    FloatMatrix kernel = of.matrix("kernel", "W").transposed();
    float[] bias =
        of.find("bias", "b").isPresent()
            ? of.vector(kernel.rows(), "bias", "b").values()
            : new float[0];
    DenseLayer made = new DenseLayer(kernel, bias, Activation.LINEAR);
    put(pending == null ? made : pending.before(made));
    pending = null;
    activate(layer, inner.activation("linear", "activation"));
  }

  private static LayerConfig timeDistributed(LayerConfig layer) {
    return layer
        .inner("layer")
        .filter(inner -> inner.kind().equals("Dense"))
        .orElseThrow(() -> layer.refused("holds a layer that is not Dense, which cannot be run"));
  }

  private void put(VectorLayer layer) {
    if (reading == null) {
      layers.add(layer);
    } else {
      head.add(layer);
    }
  }

  private void activate(LayerConfig layer, String name) {
    switch (name) {
      case "linear" -> {}
      case "relu" -> add(Activation.RELU);
      case "tanh" -> add(Activation.TANH);
      case "sigmoid" -> add(Activation.SIGMOID);
      case "leaky_relu" -> add(Activation.leakyRelu(0.2f));
      case "softmax" -> {
        if (reading == null) {
          throw layer.refused("takes a softmax at every step, which cannot be run");
        }
        softmax = true;
      }
      default ->
          throw layer.refused(
              "has the activation %s; linear, relu, leaky_relu, tanh and sigmoid can be run, and"
                  + " softmax at the end",
              name);
    }
  }

  private void add(Activation activation) {
    settle();
    List<? super VectorLayer> list = reading == null ? layers : head;
    Object last = list.isEmpty() ? null : list.get(list.size() - 1);
    if (last instanceof DenseLayer dense && dense.activation().equals(Activation.LINEAR)) {
      list.set(list.size() - 1, new DenseLayer(dense.weights(), dense.bias(), activation));
    } else {
      put(new ActivationLayer(activation));
    }
  }

  private void normalise(LayerConfig layer) {
    requireEmbedding(layer);
    settle();
    LayerWeights of = weights.of(layer);
    float[] mean = of.take("moving_mean").values();
    int size = mean.length;
    float[] ones = new float[size];
    java.util.Arrays.fill(ones, 1);
    Affine affine =
        Affine.ofNormalisation(
            of.find("gamma").isPresent() ? of.vector(size, "gamma").values() : ones,
            of.find("beta").isPresent() ? of.vector(size, "beta").values() : new float[size],
            mean,
            of.vector(size, "moving_variance").values(),
            layer.value("epsilon").map(JsonNode::asDouble).orElse(1e-3));
    List<? extends SequenceLayer> list = reading == null ? layers : head;
    SequenceLayer last = list.isEmpty() ? null : list.get(list.size() - 1);
    if (last instanceof DenseLayer dense && dense.activation().equals(Activation.LINEAR)) {
      (reading == null ? layers : (List<SequenceLayer>) (List<?>) head)
          .set(list.size() - 1, affine.after(dense));
    } else if (last == null && reading == null) {
      embedding = affine.ofRows(embedding);
    } else {
      pending = affine;
    }
  }

  /** Puts a normalisation that nothing could take in where it stands. */
  private void settle() {
    if (pending != null) {
      put(pending.asLayer());
      pending = null;
    }
  }

  private void convolve(LayerConfig layer) {
    requireSequence(layer);
    settle();
    requireUnmasked(layer);
    KerasArray kernel = weights.of(layer).take("kernel");
    boolean plain =
        numbers(layer, "strides", 1) == 1
            && numbers(layer, "dilation_rate", 1) == 1
            && numbers(layer, "groups", 1) == 1;
    if (kernel.dimensions().length != 3 || !plain) {
      throw layer.refused("has a stride, a dilation or groups, which cannot be run");
    }
    int window = kernel.dimensions()[0];
    int filters = kernel.dimensions()[2];
    KerasArray flat =
        new KerasArray(new int[] {kernel.values().length / filters, filters}, kernel.values());
    LayerWeights of = weights.of(layer);
    layers.add(
        new ConvolutionLayer(
            flat.transposed(),
            of.find("bias").isPresent() ? of.vector(filters, "bias").values() : new float[0],
            window,
            border(layer),
            Activation.LINEAR));
    String name = layer.activation("linear", "activation");
    if (!name.equals("linear")) {
      ConvolutionLayer made = (ConvolutionLayer) layers.remove(layers.size() - 1);
      Activation activation =
          switch (name) {
            case "relu" -> Activation.RELU;
            case "tanh" -> Activation.TANH;
            case "sigmoid" -> Activation.SIGMOID;
            default -> throw layer.refused("has the activation %s, which cannot be run", name);
          };
      layers.add(
          new ConvolutionLayer(made.weights(), made.bias(), window, made.border(), activation));
    }
  }

  private static ConvolutionLayer.Border border(LayerConfig layer) {
    return switch (layer.value("padding").map(JsonNode::asText).orElse("valid")) {
      case "valid" -> ConvolutionLayer.Border.VALID;
      case "same" -> ConvolutionLayer.Border.SAME;
      case "causal" -> ConvolutionLayer.Border.CAUSAL;
      default -> throw layer.refused("has the padding %s", layer.value("padding"));
    };
  }

  private void pool(LayerConfig layer) {
    requireSequence(layer);
    settle();
    requireUnmasked(layer);
    if (!layer.value("padding").map(JsonNode::asText).orElse("valid").equals("valid")) {
      throw layer.refused("pads its windows, which cannot be run");
    }
    int window = numbers(layer, "pool_size", 2);
    layers.add(new MaxPoolingLayer(window, numbers(layer, "strides", window)));
  }

  /** A whole number, which may stand in a list of one. */
  private static int numbers(LayerConfig layer, String key, int otherwise) {
    return layer
        .value(key)
        .map(value -> value.isArray() ? value.path(0).asInt(otherwise) : value.asInt(otherwise))
        .orElse(otherwise);
  }

  private void requireUnmasked(LayerConfig layer) {
    if (masked) {
      throw layer.refused("follows an embedding with mask_zero, which cannot be run");
    }
  }

  private void requireEmbedding(LayerConfig layer) {
    if (embedding == null) {
      throw layer.refused("comes before an embedding of words");
    }
  }

  private void requireSequence(LayerConfig layer) {
    requireEmbedding(layer);
    if (reading != null) {
      throw layer.refused("needs a sequence, and what comes before gives one vector");
    }
  }

  /**
   * The network.
   *
   * @throws KerasException if it has no end that gives scores
   */
  KerasNetwork network(Optional<KerasNetwork.TextLayer> text) {
    settle();
    if (reading == null
        || head.isEmpty()
        || !(head.get(head.size() - 1) instanceof DenseLayer last)) {
      throw new KerasException(
          "holds a model that does not end in a Dense layer on one vector, which would give"
              + " scores");
    }
    Activation.Kind end = last.activation().kind();
    if (end != Activation.Kind.LINEAR && end != Activation.Kind.SIGMOID) {
      throw new KerasException(
          "holds a model that ends in the activation %s; softmax, sigmoid and linear ends can be"
              + " run",
          end.wireName());
    }
    return new KerasNetwork(
        embedding,
        layers,
        reading,
        head.subList(0, head.size() - 1),
        new DenseLayer(last.weights(), last.bias(), Activation.LINEAR),
        inputLength,
        masked,
        text);
  }
}
