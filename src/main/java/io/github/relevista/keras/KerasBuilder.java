package io.github.relevista.keras;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.relevista.keras.Chain.Part;
import io.github.relevista.model.Activation;
import io.github.relevista.model.Affine;
import io.github.relevista.model.DenseLayer;
import io.github.relevista.model.RecurrentLayer;
import io.github.relevista.model.StepReading;
import io.github.relevista.model.VectorLayer;
import io.github.relevista.tensor.FloatMatrix;
import java.util.List;
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
          "ActivityRegularization",
          "Identity");

  private static final Set<String> WITH_WEIGHTS =
      Set.of(
          "Embedding",
          "LSTM",
          "GRU",
          "CuDNNLSTM",
          "CuDNNGRU",
          "SimpleRNN",
          "Bidirectional",
          "Dense",
          "TimeDistributed",
          "TimeDistributedDense",
          "BatchNormalization",
          "Conv1D",
          "Convolution1D");

  private final RecurrentReader recurrent;
  private final WeightSource weights;
  private final LayerStack stack = new LayerStack();
  private final WordInput words = new WordInput();
  private final ReadingBuilder reading;
  private final int release;
  private boolean reversed;
  private boolean softmax;

  KerasBuilder(int release, WeightSource weights) {
    this.release = release;
    this.recurrent = new RecurrentReader(release);
    this.weights = weights;
    this.reading = new ReadingBuilder(weights, stack, words);
  }

  static boolean isSkipped(LayerConfig layer) {
    return SKIPPED.contains(layer.kind());
  }

  static boolean hasWeights(LayerConfig layer) {
    return WITH_WEIGHTS.contains(layer.kind()) || AttentionReader.hasWeights(layer);
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
      case "InputLayer" -> words.takeShape(layer);
      case "TextVectorization" -> words.takeTextLength(layer);
      case "Embedding" -> words.embed(layer, weights);
      case "Masking" -> mask(layer);
      case "LSTM", "GRU", "CuDNNLSTM", "CuDNNGRU", "Bidirectional" -> recurrent(layer);
      case "GlobalMaxPooling1D", "GlobalMaxPool1D" ->
          read(layer, List.of(new Part.Plain(StepReading.MAX, layer)));
      case "GlobalAveragePooling1D", "GlobalAvgPool1D" ->
          read(layer, List.of(new Part.Plain(StepReading.MEAN, layer)));
      case "Dense", "TimeDistributedDense" -> dense(layer, layer);
      case "TimeDistributed" -> dense(layer, timeDistributed(layer));
      case "Activation" -> activate(layer, layer.activation("linear", "activation"));
      case "ReLU" -> stack.put(ActivationNames.ofRelu(layer));
      case "LeakyReLU" -> stack.put(ActivationNames.ofLeakyRelu(layer));
      case "Softmax" -> activate(layer, "softmax");
      case "BatchNormalization" -> normalise(layer);
      case "Conv1D", "Convolution1D" -> {
        requireUnmaskedSequence(layer);
        stack.put(ConvolutionReader.convolution(layer, weights.of(layer)));
      }
      case "MaxPooling1D", "MaxPool1D" -> {
        requireUnmaskedSequence(layer);
        stack.put(ConvolutionReader.pooling(layer));
      }
      case "Attention", "AdditiveAttention", SelfAttentionReader.MULTI_HEAD -> attend(layer);
      case "Flatten" -> {
        if (!stack.isVector()) {
          words.require(layer);
          reading.flatten(layer);
        }
      }
      default -> {
        if (!AttentionReader.isOne(layer)) {
          throw AttentionReader.isOfKeras(layer)
              ? AttentionReader.refusedOfKeras(layer)
              : layer.refused("is of a class that cannot be run");
        }
        read(layer, List.of(new Part.Attentive(layer)));
      }
    }
  }

  /** Masks steps by the values of their words' vectors. */
  private void mask(LayerConfig layer) {
    requireSequence(layer);
    if (!stack.isEmpty()) {
      throw layer.refused("masks steps by their values, which only an embedding can have ready");
    }
    words.mask(layer);
  }

  /** Takes what is read of the sequence, one part or several side by side. */
  void read(LayerConfig layer, List<Part> parts) {
    requireSequence(layer);
    reading.read(layer, parts);
  }

  private void recurrent(LayerConfig layer) {
    requireSequence(layer);
    LayerConfig cells = layer.kind().equals("Bidirectional") ? RecurrentReader.inner(layer) : layer;
    RecurrentLayer made = recurrent.read(layer, weights.of(layer), reversed);
    stack.put(made);
    if (layer
        .value("merge_mode")
        .map(JsonNode::asText)
        .equals(Optional.of(RecurrentReader.AVERAGE))) {
      stack.put(Affine.ofFactor(made.outputSize(), 0.5f));
    } else {
      reading.note(layer);
    }
    boolean sequences = cells.flag("return_sequences");
    if (!sequences) {
      reading.readFinals();
    }
    reversed ^= sequences && cells == layer && layer.flag("go_backwards");
  }

  /** Lets steps ask each other, or reads them by attention of the user's own. */
  private void attend(LayerConfig layer) {
    if (!SelfAttentionReader.isOne(layer)) {
      read(layer, List.of(new Part.Attentive(layer)));
      return;
    }
    requireSequence(layer);
    if (words.isMasked() && layer.kind().equals(SelfAttentionReader.MULTI_HEAD) && release < 3) {
      throw layer.refused(
          "asks steps that mask_zero masks; whether it leaves them out depends on the release of"
              + " Keras 2");
    }
    int size = stack.stepSize(words.embedding().columns());
    stack.put(SelfAttentionReader.read(layer, weights.of(layer), size));
  }

  private void dense(LayerConfig layer, LayerConfig inner) {
    words.require(layer);
    LayerWeights of = weights.of(layer);
    FloatMatrix kernel = of.matrix("kernel", "W").transposed();
    float[] bias =
        of.find("bias", "b").isPresent()
            ? of.vector(kernel.rows(), "bias", "b").values()
            : new float[0];
    stack.put(new DenseLayer(kernel, bias, Activation.LINEAR));
    activate(layer, inner.activation("linear", "activation"));
  }

  private static LayerConfig timeDistributed(LayerConfig layer) {
    return layer
        .inner("layer")
        .filter(inner -> inner.kind().equals("Dense"))
        .orElseThrow(() -> layer.refused("holds a layer that is not Dense, which cannot be run"));
  }

  private void activate(LayerConfig layer, String name) {
    if (!name.equals("softmax")) {
      stack.put(ActivationNames.of(layer, name));
      return;
    }
    if (!stack.isVector()) {
      throw layer.refused("takes a softmax at every step, which cannot be run");
    }
    softmax = true;
  }

  private void normalise(LayerConfig layer) {
    words.require(layer);
    Affine affine = NormalisationReader.affine(layer, weights.of(layer));
    if (stack.isEmpty()) {
      words.normalise(affine);
    } else {
      stack.put(affine);
    }
  }

  private void requireUnmaskedSequence(LayerConfig layer) {
    requireSequence(layer);
    words.requireUnmasked(layer);
  }

  private void requireSequence(LayerConfig layer) {
    words.require(layer);
    if (stack.isVector()) {
      throw layer.refused("needs a sequence, and what comes before gives one vector");
    }
  }

  /**
   * The network.
   *
   * @throws KerasException if it has no end that gives scores
   */
  KerasNetwork network(Optional<KerasNetwork.TextLayer> text) {
    stack.settle();
    List<VectorLayer> head = stack.head();
    if (head.isEmpty() || !(head.get(head.size() - 1) instanceof DenseLayer last)) {
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
        words.embedding(),
        stack.layers(),
        reading.readings(),
        head.subList(0, head.size() - 1),
        new DenseLayer(last.weights(), last.bias(), Activation.LINEAR),
        words.length(),
        words.isMasked(),
        text);
  }
}
