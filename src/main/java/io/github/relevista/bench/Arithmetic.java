package io.github.relevista.bench;

import io.github.relevista.engine.ProductRule;
import io.github.relevista.model.SentimentModel;

/**
 * The multiply-adds that matrix products take for one token, a lower bound of the whole arithmetic.
 * With a hidden size H, G gates (4 of an LSTM, 3 of a GRU) and D directions:
 *
 * <pre>
 *   forward       D · G · H²
 *   each column   D · H², or D · G · H²
 * </pre>
 *
 * Forward, a gate multiplies the former hidden state; what a word feeds into the gates is looked up
 * in the table of projections and costs none. Back, relevance goes through the signal's recurrent
 * weights alone, once for each target column; where a product rule gives gates a part of it,
 * through those of all G. What does not grow with H² is left out, and so is the projection of words
 * where their table exceeds its limit.
 *
 * @param forward of the forward pass
 * @param column of the way back of one target column
 */
record Arithmetic(long forward, long column) {
  static Arithmetic of(SentimentModel model, ProductRule products) {
    long hidden = model.hiddenSize();
    long gate = model.directions().size() * hidden * hidden;
    long gates = model.cell().gates().size() * gate;
    return new Arithmetic(gates, products == ProductRule.ALL ? gate : gates);
  }

  /** Multiply-adds of a token that is read and explained for a number of target columns. */
  long explaining(int columns) {
    return forward + columns * column;
  }
}
