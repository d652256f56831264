package io.github.relevista.bench;

import io.github.relevista.engine.ProductRule;
import io.github.relevista.model.ConvolutionLayer;
import io.github.relevista.model.DenseLayer;
import io.github.relevista.model.RecurrentLayer;
import io.github.relevista.model.SelfAttentionLayer;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SequenceLayer;

/**
 * The multiply-adds that matrix products take for one token, a lower bound of the whole arithmetic.
 * Of a recurrent layer with hidden size H, G gates (4 of an LSTM, 3 of a GRU) and D directions that
 * reads vectors of size I:
 *
 * <pre>
 *   forward       D · G · H · (H + I)
 *   each column   D · H · (H + I), or D · G · H · (H + I)
 * </pre>
 *
 * where I counts as 0 of a lowest layer: what a word feeds into the gates is looked up in the table
 * of projections and costs none, and its relevance is no product of matrices. Back, relevance goes
 * through the signal's weights alone, once for each target column; where a product rule gives gates
 * a part of it, through those of all G. A dense layer at every step or a convolution multiplies by
 * its weights forward and for each column. What does not grow with tokens and with sizes squared is
 * left out: the sums of self-attention, whose cost grows with length, what is read of a sequence,
 * layers before the output, and the projection of words where their table exceeds its limit.
 *
 * @param forward of the forward pass
 * @param column of the way back of one target column
 */
record Arithmetic(long forward, long column) {
  static Arithmetic of(SentimentModel model, ProductRule products) {
    long forward = 0;
    long column = 0;
    int size = model.embeddingSize();
    for (int place = 0; place < model.layers().size(); place++) {
      SequenceLayer layer = model.layers().get(place);
      if (layer instanceof RecurrentLayer cells) {
        long read = place == 0 ? 0 : size;
        long gate = (cells.hidden() + read) * cells.hidden() * cells.directions().size();
        long gates = cells.cell().gates().size() * gate;
        forward += gates;
        column += products == ProductRule.ALL ? gate : gates;
      } else {
        long weights = weights(layer, size);
        forward += weights;
        column += weights;
      }
      size = layer.outputSize(size);
    }
    return new Arithmetic(forward, column);
  }

  private static long weights(SequenceLayer layer, long size) {
    if (layer instanceof DenseLayer dense) {
      return size * dense.outputSize((int) size);
    }
    if (layer instanceof ConvolutionLayer convolution) {
      return size * convolution.window() * convolution.filters();
    }
    if (layer instanceof SelfAttentionLayer attention) {
      return weights(attention.query(), size)
          + weights(attention.key(), size)
          + weights(attention.value(), size)
          + weights(attention.output(), attention.value().size((int) size));
    }
    return 0;
  }

  private static long weights(SelfAttentionLayer.Projection projection, long size) {
    return projection.isPresent() ? size * projection.size((int) size) : 0;
  }

  /** Multiply-adds of a token that is read and explained for a number of target columns. */
  long explaining(int columns) {
    return forward + columns * column;
  }
}
