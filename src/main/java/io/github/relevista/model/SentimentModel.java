package io.github.relevista.model;

import io.github.relevista.tensor.FloatMatrix;
import io.github.relevista.text.Vocabulary;
import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * A trained word-based recurrent classifier, as layers:
 *
 * <pre>
 *   words, and pads where it was trained with them      {@link SequenceRules}
 *   → embedding                                         one vector a step
 *   → layers, one of them recurrent at least            {@link SequenceLayer}: a sequence of vectors
 *   → what is read of the sequence                      {@link SequenceReading}: one vector
 *   → head, often empty                                 {@link VectorLayer}
 *   → output                                            {@link OutputLayer}: the scores
 * </pre>
 *
 * The simplest is {@linkplain #isOneLayer one layer}: one recurrent layer in one or two directions,
 * whose final states the output reads. Immutable by convention: nobody writes into the arrays it
 * holds.
 *
 * @param classes the classes and their polarity
 * @param text how a text becomes tokens
 * @param sequences how tokens become the steps that the model reads
 * @param vocabulary the terms, whose ids are the rows of the embedding
 * @param embedding [vocabulary, embedding]
 * @param layers from the lowest to the highest
 * @param reading what the head gets of the sequence
 * @param head the layers between what is read and the output, in their order
 * @param output the layer that gives the scores
 */
public record SentimentModel(
    ClassScale classes,
    TextRules text,
    SequenceRules sequences,
    Vocabulary vocabulary,
    FloatMatrix embedding,
    List<SequenceLayer> layers,
    SequenceReading reading,
    List<VectorLayer> head,
    OutputLayer output)
    implements Serializable {
  /**
   * @throws IllegalArgumentException if the parts do not fit together; the message names both sides
   */
  public SentimentModel {
    layers = List.copyOf(layers);
    head = List.copyOf(head);
    require(
        embedding.rows() == vocabulary.size(),
        "the embedding has %d rows, the vocabulary %d terms",
        embedding.rows(),
        vocabulary.size());
    require(
        sequences.paddingId() < vocabulary.size(),
        "padding_id is %d, the vocabulary has %d terms",
        sequences.paddingId(),
        vocabulary.size());
    require(
        layers.stream().anyMatch(RecurrentLayer.class::isInstance),
        "a model has one recurrent layer or more, was given %s",
        layers.stream().map(SequenceLayer::name).toList());
    int size = sizeAfter(layers, "layer", embedding.columns());
    size = sizeAfter(head, "head layer", reading.size(layers, size));
    require(
        output.weights().columns() == size,
        "the output layer reads %d values, %s",
        output.weights().columns(),
        head.isEmpty()
            ? reading == StepReading.LAST
                ? "the final hidden states have " + size
                : "reading %s gives %d".formatted(reading.wireName(), size)
            : "the head gives " + size);
    require(
        output.weights().rows() == classes.size(),
        "the output layer has %d scores, the model %d classes",
        output.weights().rows(),
        classes.size());
  }

  /**
   * A model of one recurrent layer: embedding → one or two directions → output.
   *
   * @param directions the forward direction, then the backward one if there is one
   * @throws IllegalArgumentException if the parts do not fit together; the message names both sides
   */
  public SentimentModel(
      CellKind cell,
      ClassScale classes,
      TextRules text,
      Vocabulary vocabulary,
      FloatMatrix embedding,
      List<DirectionWeights> directions,
      OutputLayer output) {
    this(
        classes,
        text,
        SequenceRules.NONE,
        vocabulary,
        embedding,
        List.of(RecurrentLayer.of(cell, directions)),
        StepReading.LAST,
        List.of(),
        output);
  }

  /** The same network with other words. */
  public SentimentModel withWords(Vocabulary words, FloatMatrix embeddings) {
    return new SentimentModel(
        classes, text, sequences, words, embeddings, layers, reading, head, output);
  }

  /** Size of the embedding of a word. */
  public int embeddingSize() {
    return embedding.columns();
  }

  /** What it has beyond one recurrent layer whose final states the output reads. */
  public Set<ModelFeature> features() {
    return ModelFeature.of(this);
  }

  /** Whether it is one recurrent layer with the usual activations, and an output. */
  public boolean isOneLayer() {
    return features().isEmpty();
  }

  /** What the model is, in a line for people: its cell, or all its layers in their order. */
  public String architecture() {
    return Architecture.of(this);
  }

  /**
   * The cell of a model whose one layer is recurrent.
   *
   * @throws IllegalStateException if the model has other layers
   */
  public CellKind cell() {
    return onlyLayer().cell();
  }

  /**
   * The directions of a model whose one layer is recurrent: the forward one, then the backward one
   * if there is one.
   *
   * @throws IllegalStateException if the model has other layers
   */
  public List<DirectionWeights> directions() {
    return onlyLayer().directions();
  }

  /**
   * Size of the hidden state of one direction of a model whose one layer is recurrent.
   *
   * @throws IllegalStateException if the model has other layers
   */
  public int hiddenSize() {
    return onlyLayer().hidden();
  }

  /** The recurrent layers, from the lowest to the highest. */
  public List<RecurrentLayer> recurrentLayers() {
    return layers.stream()
        .filter(RecurrentLayer.class::isInstance)
        .map(RecurrentLayer.class::cast)
        .toList();
  }

  /**
   * What tells this model from every other that could give another figure: the first 16 hexadecimal
   * digits of the SHA-256 of architecture, classes, text rules, vocabulary and weights.
   */
  public String id() {
    return ModelId.of(this);
  }

  private RecurrentLayer onlyLayer() {
    if (layers.size() != 1) {
      throw new IllegalStateException(
          "the model has the layers " + layers.stream().map(SequenceLayer::name).toList());
    }
    return (RecurrentLayer) layers.get(0);
  }

  private static int sizeAfter(List<? extends SequenceLayer> layers, String kind, int firstSize) {
    int size = firstSize;
    for (int place = 0; place < layers.size(); place++) {
      SequenceLayer layer = layers.get(place);
      try {
        size = layer.outputSize(size);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "%s %d (%s) %s".formatted(kind, place + 1, layer.name(), e.getMessage()), e);
      }
    }
    return size;
  }

  private static void require(boolean holds, String message, Object... values) {
    if (!holds) {
      throw new IllegalArgumentException(message.formatted(values));
    }
  }
}
