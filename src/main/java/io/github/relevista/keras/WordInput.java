package io.github.relevista.keras;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.relevista.model.Affine;
import io.github.relevista.tensor.FloatMatrix;
import java.util.Optional;

/**
 * How words enter a network as far as it is made: their embedding, which of them a mask leaves out,
 * and how many there are where a model says so.
 */
final class WordInput {
  private FloatMatrix embedding;
  private Optional<Integer> length = Optional.empty();
  private boolean masked;

  /** The vectors of the words: [terms, their size]. */
  FloatMatrix embedding() {
    return embedding;
  }

  /** Number of words that a text is cut or filled to; empty where a model does not say it. */
  Optional<Integer> length() {
    return length;
  }

  /** Whether words of id 0 are left out. */
  boolean isMasked() {
    return masked;
  }

  /** Takes the length that an input or an embedding tells by its shape. */
  void takeShape(LayerConfig layer) {
    JsonNode shape =
        layer.value("batch_shape", "batch_input_shape").orElse(layer.config().path("shape"));
    if (embedding == null && shape.path(1).isInt()) {
      length = Optional.of(shape.path(1).intValue());
    }
  }

  /** Takes the length that texts are made into words with. */
  void takeTextLength(LayerConfig layer) {
    length = layer.value("output_sequence_length").map(JsonNode::asInt).or(() -> length);
  }

  /** Takes the length, where a layer told one and none was known. */
  void takeLength(int told) {
    length = length.or(() -> Optional.of(told));
  }

  /**
   * Takes the embedding.
   *
   * @throws KerasException if there is one already
   */
  void embed(LayerConfig layer, WeightSource weights) {
    if (embedding != null) {
      throw layer.refused("is a second embedding");
    }
    takeShape(layer);
    layer
        .value("input_length")
        .filter(JsonNode::isInt)
        .ifPresent(told -> length = Optional.of(told.intValue()));
    embedding = weights.of(layer).matrix("embeddings", "W").matrix();
    masked = layer.flag("mask_zero");
  }

  /** Takes a normalisation of the vectors. */
  void normalise(Affine affine) {
    embedding = affine.ofRows(embedding);
  }

  /**
   * Masks vectors that have one value throughout: no word's, or that of id 0.
   *
   * @throws KerasException if they are those of other words
   */
  void mask(LayerConfig layer) {
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

  /**
   * @throws KerasException if there is no embedding yet
   */
  void require(LayerConfig layer) {
    if (embedding == null) {
      throw layer.refused("comes before an embedding of words");
    }
  }

  /**
   * @throws KerasException if words are left out, which a layer cannot have
   */
  void requireUnmasked(LayerConfig layer) {
    if (masked) {
      throw layer.refused("follows an embedding with mask_zero, which cannot be run");
    }
  }
}
