package io.github.relevista.keras;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.relevista.keras.Chain.Part;
import io.github.relevista.model.Activation;
import io.github.relevista.model.Affine;
import io.github.relevista.model.ConcatReading;
import io.github.relevista.model.DenseLayer;
import io.github.relevista.model.FlatReading;
import io.github.relevista.model.LayerReading;
import io.github.relevista.model.RecurrentLayer;
import io.github.relevista.model.SequenceReading;
import io.github.relevista.model.StepReading;
import io.github.relevista.model.VectorLayer;
import io.github.relevista.tensor.FloatMatrix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
  private final int release;

  /** The places of recurrent layers by their names. */
  private final Map<String, Integer> places = new HashMap<>();

  private FloatMatrix embedding;
  private Optional<Integer> inputLength = Optional.empty();
  private List<SequenceReading> readings = List.of();
  private DenseLayer behindAttention;
  private boolean masked;
  private boolean reversed;
  private boolean softmax;

  KerasBuilder(int release, WeightSource weights) {
    this.release = release;
    this.recurrent = new RecurrentReader(release);
    this.weights = weights;
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
      case "InputLayer" -> length(layer);
      case "TextVectorization" ->
          inputLength =
              layer.value("output_sequence_length").map(JsonNode::asInt).or(() -> inputLength);
      case "Embedding" -> embedding(layer);
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
          flatten(layer);
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

  private void length(LayerConfig layer) {
    JsonNode shape =
        layer.value("batch_shape", "batch_input_shape").orElse(layer.config().path("shape"));
    if (embedding == null && shape.path(1).isInt()) {
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

  /** A mask of vectors that have one value throughout: no word's, or that of id 0. */
  private void mask(LayerConfig layer) {
    requireSequence(layer);
    if (!stack.isEmpty()) {
      throw layer.refused("masks steps by their values, which only an embedding can have ready");
    }
    float value = (float) layer.number("mask_value", 0);
    for (int id = 0; id < embedding.rows(); id++) {
      boolean throughout = true;
      for (int column = 0; column < embedding.columns(); column++) {
        throughout &= embedding.at(id, column) == value;
      }
      if (throughout && id > 0) {
        throw layer.refused("masks id %d; a mask of id 0 alone can be run", id);
      }
      masked |= throughout;
    }
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
      places.put(layer.name(), stack.layers().size() - 1);
    }
    boolean sequences = cells.flag("return_sequences");
    if (!sequences) {
      stack.read(StepReading.LAST);
      readings = List.of(StepReading.LAST);
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
    if (masked && layer.kind().equals(SelfAttentionReader.MULTI_HEAD) && release < 3) {
      throw layer.refused(
          "asks steps that mask_zero masks; whether it leaves them out depends on the release of"
              + " Keras 2");
    }
    int size = stack.stepSize(embedding.columns());
    stack.put(SelfAttentionReader.read(layer, weights.of(layer), size));
  }

  /** Takes what is read of the sequence, one part or several side by side. */
  void read(LayerConfig layer, List<Part> parts) {
    requireSequence(layer);
    List<SequenceReading> likeliest = new ArrayList<>();
    List<SequenceReading> other = new ArrayList<>();
    for (Part part : parts) {
      if (part instanceof Part.Plain plain) {
        requireUnmasked(plain, stack.lastIsForward());
        likeliest.add(plain.reading());
        other.add(plain.reading());
        continue;
      }
      if (part instanceof Part.Lower lower) {
        LayerReading below = lower(layer, lower);
        likeliest.add(below);
        other.add(below);
        continue;
      }
      AttentionReader.Made made = attention(layer, part);
      likeliest.addAll(made.likeliest());
      other.addAll(made.other());
      made.head().ifPresent(head -> behindAttention = head);
    }
    if (behindAttention != null && parts.size() > 1) {
      throw layer.refused("brings together attention that has a dense layer of its own");
    }
    stack.read(reading(likeliest));
    readings = Stream.of(likeliest, other).map(KerasBuilder::reading).distinct().toList();
    if (behindAttention != null) {
      stack.put(behindAttention);
      behindAttention = null;
    }
  }

  private LayerReading lower(LayerConfig join, Part.Lower lower) {
    Integer place = places.get(lower.of().name());
    if (place == null) {
      throw join.refused(
          "brings what is read of '%s' together with what is read above it; that of states as they"
              + " are can be",
          lower.of().name());
    }
    requireUnmasked(lower.part(), LayerStack.isForward(stack.layers().get(place)));
    return new LayerReading(lower.part().reading(), place);
  }

  /** Lays the steps of a sequence of known length side by side. */
  private void flatten(LayerConfig layer) {
    requireUnmaskedSequence(layer);
    if (inputLength.isEmpty()) {
      throw layer.refused(
          "lays the steps of a sequence side by side, and the model does not say how many there"
              + " are");
    }
    stack.settle();
    int steps = stack.steps(inputLength.get());
    if (steps < 1) {
      throw layer.refused("lays %d steps side by side", steps);
    }
    FlatReading reading = new FlatReading(steps);
    stack.read(reading);
    readings = List.of(reading);
  }

  private static SequenceReading reading(List<SequenceReading> parts) {
    return parts.size() == 1 ? parts.get(0) : new ConcatReading(parts);
  }

  private AttentionReader.Made attention(LayerConfig layer, Part part) {
    boolean leavesOut =
        part instanceof Part.Asked asked && AttentionReader.isOfKeras(asked.layer());
    if (masked && !leavesOut) {
      throw layer.refused(
          "weighs steps that mask_zero masks; whether it leaves them out is in no file");
    }
    AttentionReader.Made made = made(part);
    int steps = made.steps();
    if (steps > 0 && inputLength.orElse(steps) != steps) {
      throw layer.refused(
          "has a bias for each of %d steps, and texts have %d", steps, inputLength.get());
    }
    inputLength = inputLength.or(() -> steps > 0 ? Optional.of(steps) : Optional.empty());
    return made;
  }

  private AttentionReader.Made made(Part part) {
    if (part instanceof Part.Attentive attentive) {
      return AttentionReader.read(
          attentive.layer(), weights.of(attentive.layer()), stack.lastIsForward());
    }
    if (part instanceof Part.Asked asked) {
      return AttentionReader.asked(asked, weights.of(asked.layer()), stack.stateSize());
    }
    return part instanceof Part.Multiplied multiplied
        ? AttentionReader.multiplied(multiplied.scoring(), weights::of)
        : AttentionReader.scored(((Part.Scored) part).scoring(), weights::of);
  }

  /**
   * A mask reaches the mean of {@code GlobalAveragePooling1D} and final states, nothing else; but a
   * forward layer repeats its state at steps that are masked, so that the last has the final one.
   */
  private void requireUnmasked(Part.Plain part, boolean forward) {
    boolean repeated = part.reading() == StepReading.POSITION && forward;
    if (!masked || part.reading() == StepReading.LAST || repeated) {
      return;
    }
    if (part.reading() == StepReading.MAX) {
      throw part.layer()
          .refused("takes the highest of steps that mask_zero masks, which cannot be run");
    }
    if (!part.layer().kind().startsWith("Global")) {
      throw part.layer().refused("reads steps that mask_zero masks, which cannot be run");
    }
  }

  private void dense(LayerConfig layer, LayerConfig inner) {
    requireEmbedding(layer);
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
    requireEmbedding(layer);
    Affine affine = NormalisationReader.affine(layer, weights.of(layer));
    if (stack.isEmpty()) {
      embedding = affine.ofRows(embedding);
    } else {
      stack.put(affine);
    }
  }

  private void requireUnmaskedSequence(LayerConfig layer) {
    requireSequence(layer);
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
        embedding,
        stack.layers(),
        readings,
        head.subList(0, head.size() - 1),
        new DenseLayer(last.weights(), last.bias(), Activation.LINEAR),
        inputLength,
        masked,
        text);
  }
}
