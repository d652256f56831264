package io.github.relevista.modelio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.relevista.model.AttentionReading;
import io.github.relevista.model.ConcatReading;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SequenceLayer;
import io.github.relevista.model.SequenceReading;
import io.github.relevista.model.SequenceRules;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes a model of several layers as {@link LayeredFile} reads it. */
final class LayeredWriter {
  private final SentimentModel model;

  LayeredWriter(SentimentModel model) {
    this.model = model;
  }

  /** What {@code config.json} says of the network; classes and text rules are not in it. */
  void addTo(ObjectNode json) {
    json.put("embedding_size", model.embeddingSize());
    addLayers(json.putArray(LayerNames.LAYERS), model.layers());
    addReading(json);
    addLayers(json.putArray(LayerNames.HEAD), model.head());
    json.put("output_bias", model.output().bias().length > 0);
    SequenceRules sequences = model.sequences();
    json.put("padding", sequences.padding().wireName());
    if (sequences.padding() != SequenceRules.Padding.NONE) {
      json.put("padded_length", sequences.paddedLength());
    }
    if (!sequences.equals(SequenceRules.NONE)) {
      json.put("padding_id", sequences.paddingId());
      json.put("masked", sequences.pads() == SequenceRules.Pads.MASKED);
    }
  }

  /** The tensors that the configuration names. */
  SortedMap<String, Tensor> tensors() {
    SortedMap<String, Tensor> tensors = new TreeMap<>();
    tensors.put(TensorNames.EMBEDDING, Tensor.of(model.embedding()));
    tensors.put(TensorNames.OUTPUT_WEIGHTS, Tensor.of(model.output().weights()));
    if (model.output().bias().length > 0) {
      tensors.put(TensorNames.OUTPUT_BIAS, Tensor.of(model.output().bias()));
    }
    addTensors(LayerNames.LAYERS, model.layers(), tensors);
    addTensors(LayerNames.HEAD, model.head(), tensors);
    parts().stream()
        .filter(AttentionReading.class::isInstance)
        .forEach(part -> addTensors((AttentionReading) part, tensors));
    return tensors;
  }

  private List<SequenceReading> parts() {
    return model.reading() instanceof ConcatReading concat
        ? concat.parts()
        : List.of(model.reading());
  }

  private void addReading(ObjectNode json) {
    if (model.reading() instanceof ConcatReading) {
      ArrayNode names = json.putArray("reading");
      parts().forEach(part -> names.add(part.wireName()));
    } else {
      json.put("reading", model.reading().wireName());
    }
    for (SequenceReading part : parts()) {
      if (part instanceof AttentionReading attention) {
        ObjectNode about = json.putObject("attention");
        about.put("kind", attention.kind().wireName());
        if (attention.hasProjection()) {
          about.put("projection_size", attention.projection().rows());
          about.put("projection_bias", attention.projectionBias().length > 0);
        }
        if (attention.addsFinalStates()) {
          about.put("states_projection", true);
        }
        if (attention.stepBias().length > 0) {
          about.put("step_bias", attention.stepBias().length);
        }
        about.put("query", attention.asksFinalStates() ? "final_states" : "learned");
      }
    }
  }

  private static void addLayers(ArrayNode array, List<? extends SequenceLayer> layers) {
    layers.forEach(layer -> LayerWriter.describe(layer, array.addObject()));
  }

  private static void addTensors(
      String group, List<? extends SequenceLayer> layers, SortedMap<String, Tensor> tensors) {
    for (int place = 0; place < layers.size(); place++) {
      LayerWriter.addTensors(layers.get(place), LayerNames.of(group, place), tensors);
    }
  }

  private static void addTensors(AttentionReading attention, SortedMap<String, Tensor> tensors) {
    if (attention.hasProjection()) {
      tensors.put(LayerNames.PROJECTION, Tensor.of(attention.projection()));
    }
    if (attention.projectionBias().length > 0) {
      tensors.put(LayerNames.PROJECTION_BIAS, Tensor.of(attention.projectionBias()));
    }
    if (!attention.asksFinalStates()) {
      tensors.put(LayerNames.QUERY, Tensor.of(attention.query()));
    }
    if (attention.addsFinalStates()) {
      tensors.put(LayerNames.STATES_PROJECTION, Tensor.of(attention.statesProjection()));
    }
    if (attention.stepBias().length > 0) {
      tensors.put(LayerNames.STEP_BIAS, Tensor.of(attention.stepBias()));
    }
  }
}
