package io.github.relevista.modelio;

import io.github.relevista.model.AttentionReading;
import io.github.relevista.model.ConcatReading;
import io.github.relevista.model.FlatReading;
import io.github.relevista.model.LayerReading;
import io.github.relevista.model.OutputLayer;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SequenceLayer;
import io.github.relevista.model.SequenceReading;
import io.github.relevista.model.SequenceRules;
import io.github.relevista.model.SequenceRules.Padding;
import io.github.relevista.model.SequenceRules.Pads;
import io.github.relevista.model.StepReading;
import io.github.relevista.model.VectorLayer;
import io.github.relevista.tensor.FloatMatrix;
import io.github.relevista.text.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads {@code config.json} of format 2, layer by layer, with the tensors that each names; {@link
 * LayeredWriter} is the way back.
 */
final class LayeredFile {
  static final int FORMAT_VERSION = 2;

  private static final String ATTENTION = "attention";

  private static final Set<String> READINGS =
      Stream.concat(
              Arrays.stream(StepReading.values()).map(StepReading::wireName),
              Stream.of(ATTENTION, FlatReading.NAME))
          .collect(Collectors.toUnmodifiableSet());

  private static final Pattern OF_LAYER =
      Pattern.compile(
          "(%s) of layer ([0-9]{1,4})"
              .formatted(
                  Arrays.stream(StepReading.values())
                      .map(StepReading::wireName)
                      .collect(Collectors.joining("|"))));

  private final JsonObject json;
  private final TensorShelf tensors;

  private LayeredFile(JsonObject json, TensorShelf tensors) {
    this.json = json;
    this.tensors = tensors;
  }

  /**
   * Builds a model.
   *
   * @param json the configuration
   * @param tensors those of the model, all of which it must name
   * @throws InvalidModelException if something cannot be run, is missing, too much or at odds with
   *     the tensors
   */
  static SentimentModel read(JsonObject json, Vocabulary vocabulary, TensorShelf tensors) {
    try {
      SentimentModel model = new LayeredFile(json, tensors).model(vocabulary);
      tensors.checkNoneLeft();
      return model;
    } catch (IllegalArgumentException e) {
      throw json.refused("%s", e.getMessage());
    }
  }

  private SentimentModel model(Vocabulary vocabulary) {
    ConfigFile.refuseUnsupported(json);
    int embedding = json.wholeNumber("embedding_size", 1, Integer.MAX_VALUE);
    FloatMatrix words = tensors.matrix(TensorNames.EMBEDDING, vocabulary.size(), embedding);
    List<SequenceLayer> layers = new ArrayList<>();
    int size = embedding;
    for (JsonObject layer : json.objects("layers", place -> "layer %d: ".formatted(place))) {
      LayerNames names = LayerNames.of(LayerNames.LAYERS, layers.size());
      layers.add(LayerReader.sequenceLayer(layer, tensors, names, size));
      size = layers.get(layers.size() - 1).outputSize(size);
    }
    if (layers.isEmpty()) {
      throw json.refused("layers must hold one layer or more, was []");
    }
    SequenceRules sequences = sequences();
    int steps = steps(layers, sequences);
    SequenceReading reading = reading(layers, size, steps);
    requireSteps(reading, steps);
    List<VectorLayer> head = new ArrayList<>();
    size = reading.size(layers, size);
    if (json.has("head")) {
      for (JsonObject layer : json.objects("head", place -> "head layer %d: ".formatted(place))) {
        LayerNames names = LayerNames.of(LayerNames.HEAD, head.size());
        head.add(LayerReader.vectorLayer(layer, tensors, names, size));
        size = head.get(head.size() - 1).outputSize(size);
      }
    }
    int classes = ConfigFile.classes(json).size();
    return new SentimentModel(
        ConfigFile.classes(json),
        TextConfig.read(json),
        sequences,
        vocabulary,
        words,
        layers,
        reading,
        head,
        new OutputLayer(
            tensors.matrix(TensorNames.OUTPUT_WEIGHTS, classes, size),
            json.flag("output_bias")
                ? tensors.take(TensorNames.OUTPUT_BIAS, classes)
                : new float[0]));
  }

  private SequenceReading reading(List<SequenceLayer> layers, int lastSize, int steps) {
    List<SequenceReading> parts = new ArrayList<>();
    for (String name : json.textOrTexts("reading")) {
      Optional<LayerReading> lower = ofLowerLayer(name);
      if (lower.isPresent()) {
        parts.add(lower.get());
        continue;
      }
      if (!READINGS.contains(name)) {
        throw json.refused(
            "reading is '%s': a model that reads its steps so cannot be run; the readings are %s",
            name, READINGS.stream().sorted().toList());
      }
      parts.add(
          switch (name) {
            case ATTENTION -> attention(layers, lastSize);
            case FlatReading.NAME -> flat(steps);
            default -> step(name);
          });
    }
    if (!json.isOff(ATTENTION) && parts.stream().noneMatch(AttentionReading.class::isInstance)) {
      throw json.refused(
          "attention is %s, but reading is %s; read by attention, or remove the key",
          json.shown(ATTENTION), json.shown("reading"));
    }
    return parts.size() == 1 ? parts.get(0) : new ConcatReading(parts);
  }

  /** As {@link LayerReading#wireName} says it: {@code mean of layer 0}. */
  private static Optional<LayerReading> ofLowerLayer(String name) {
    Matcher matcher = OF_LAYER.matcher(name);
    return matcher.matches()
        ? Optional.of(new LayerReading(step(matcher.group(1)), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }

  private FlatReading flat(int steps) {
    if (steps < 1) {
      throw json.refused(
          "reading all_steps has weights for each step; padding must be front or back, and not be"
              + " masked");
    }
    return new FlatReading(steps);
  }

  private static StepReading step(String name) {
    return Arrays.stream(StepReading.values())
        .filter(reading -> reading.wireName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private AttentionReading attention(List<SequenceLayer> layers, int lastSize) {
    JsonObject attention = json.object(ATTENTION, "attention: ");
    AttentionReading.Kind kind =
        attention.choice(
            "kind", AttentionReading.Kind.values(), AttentionReading.Kind::wireName, null);
    if (kind == null) {
      throw attention.refused("kind is missing; it must be dot or additive");
    }
    int projected =
        attention.has("projection_size")
            ? attention.wholeNumber("projection_size", 1, Integer.MAX_VALUE)
            : 0;
    int asked = projected > 0 ? projected : lastSize;
    boolean learned = attention.oneOf("query", Set.of("learned", "final_states")).equals("learned");
    boolean bias = projected > 0 && attention.flag("projection_bias");
    boolean states = attention.has("states_projection") && attention.flag("states_projection");
    int steps =
        attention.has("step_bias") ? attention.wholeNumber("step_bias", 1, Integer.MAX_VALUE) : 0;
    return new AttentionReading(
        kind,
        projected > 0
            ? tensors.matrix(LayerNames.PROJECTION, projected, lastSize)
            : FloatMatrix.zeros(0, 0),
        bias ? tensors.take(LayerNames.PROJECTION_BIAS, projected) : new float[0],
        learned ? tensors.take(LayerNames.QUERY, asked) : new float[0],
        states
            ? tensors.matrix(
                LayerNames.STATES_PROJECTION, asked, StepReading.LAST.size(layers, lastSize))
            : FloatMatrix.zeros(0, 0),
        steps > 0 ? tensors.take(LayerNames.STEP_BIAS, steps) : new float[0]);
  }

  /** Steps of every sequence that the layers make of one of the padded length; 0 if they vary. */
  private static int steps(List<SequenceLayer> layers, SequenceRules sequences) {
    int steps = sequences.readsPads() ? sequences.paddedLength() : 0;
    for (SequenceLayer layer : layers) {
      steps = layer.steps(steps);
    }
    return steps;
  }

  private void requireSteps(SequenceReading reading, int steps) {
    if (reading.fixedSteps() > 0 && reading.fixedSteps() != steps) {
      throw json.refused(
          "attention has a bias for each of %d steps; padding must be to %d, and not be masked",
          reading.fixedSteps(), reading.fixedSteps());
    }
  }

  private SequenceRules sequences() {
    Padding padding = json.choice("padding", Padding.values(), Padding::wireName, Padding.NONE);
    boolean masked = json.has("masked") && json.flag("masked");
    if (padding == Padding.NONE && !masked) {
      return SequenceRules.NONE;
    }
    int id = json.wholeNumber("padding_id", 0, Integer.MAX_VALUE);
    return padding == Padding.NONE
        ? SequenceRules.masking(id)
        : new SequenceRules(
            padding,
            json.wholeNumber("padded_length", 1, Integer.MAX_VALUE),
            id,
            masked ? Pads.MASKED : Pads.READ);
  }
}
