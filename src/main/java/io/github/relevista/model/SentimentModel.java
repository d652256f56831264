package io.github.relevista.model;

import io.github.relevista.tensor.FloatMatrix;
import io.github.relevista.text.Vocabulary;
import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * A trained word-based recurrent classifier: embedding → one or two reading directions → linear
 * output. Immutable by convention: nobody writes into the arrays it holds.
 *
 * @param cell the recurrent cell
 * @param classes the classes and their polarity
 * @param text how a text becomes tokens
 * @param vocabulary the terms, whose ids are the rows of the embedding
 * @param embedding [vocabulary, embedding]
 * @param directions the forward direction, then the backward one if there is one
 * @param output the layer that gives the scores
 */
public record SentimentModel(
    CellKind cell,
    ClassScale classes,
    TextRules text,
    Vocabulary vocabulary,
    FloatMatrix embedding,
    List<DirectionWeights> directions,
    OutputLayer output)
    implements Serializable {
  /**
   * @throws IllegalArgumentException if the parts do not fit together; the message names both sides
   */
  public SentimentModel {
    directions = List.copyOf(directions);
    require(
        directions.size() == 1 || directions.size() == 2,
        "a model reads in one or two directions, was given %d",
        directions.size());
    require(
        embedding.rows() == vocabulary.size(),
        "the embedding has %d rows, the vocabulary %d terms",
        embedding.rows(),
        vocabulary.size());
    int hidden = directions.get(0).hidden();
    for (DirectionWeights direction : directions) {
      require(
          direction.gates().equals(Set.copyOf(cell.gates())),
          "%s has the gates %s, a direction those of another cell: %s",
          cell,
          cell.gates(),
          direction.gates());
      require(
          direction.embedding() == embedding.columns(),
          "the cell reads embeddings of %d, the embedding has %d columns",
          direction.embedding(),
          embedding.columns());
      require(
          direction.hidden() == hidden,
          "the directions have hidden states of %d and %d",
          hidden,
          direction.hidden());
    }
    require(
        output.weights().columns() == directions.size() * hidden,
        "the output layer reads %d values, the final hidden states have %d",
        output.weights().columns(),
        directions.size() * hidden);
    require(
        output.weights().rows() == classes.size(),
        "the output layer has %d scores, the model %d classes",
        output.weights().rows(),
        classes.size());
  }

  /** Size of the embedding of a word. */
  public int embeddingSize() {
    return embedding.columns();
  }

  /** Size of the hidden state of one direction. */
  public int hiddenSize() {
    return directions.get(0).hidden();
  }

  /**
   * What tells this model from every other that could give another figure: the first 16 hexadecimal
   * digits of the SHA-256 of architecture, classes, text rules, vocabulary and weights.
   */
  public String id() {
    return ModelId.of(this);
  }

  private static void require(boolean holds, String message, Object... values) {
    if (!holds) {
      throw new IllegalArgumentException(message.formatted(values));
    }
  }
}
