package io.github.relevista.engine.reference;

import io.github.relevista.model.SentimentModel;

/**
 * The gradients of a score with respect to the embeddings of the words, by the same way back as
 * {@link ReferenceRelevance}, with the {@link ChainRule} in the place of relevance's rules.
 */
public final class ReferenceGradients {
  private final SentimentModel model;
  private final ReferenceNetwork network;

  /** The gradients of a model. */
  public ReferenceGradients(SentimentModel model) {
    this.model = model;
    this.network = new ReferenceNetwork(model);
  }

  /**
   * The gradients of the score of a class.
   *
   * @param embeddings of the words: [steps][embedding]
   * @return [steps][embedding]
   */
  public double[][] of(double[][] embeddings, int classIndex) {
    ReferenceWayBack back = new ReferenceWayBack(model, new ChainRule(), network.run(embeddings));
    back.back(classIndex, 1);
    return back.words;
  }

  /** Gradient × Input of each word of a sequence for the score of a class: [steps]. */
  public double[] timesInput(int[] ids, int classIndex) {
    double[][] embeddings = network.embeddings(ids);
    double[][] gradients = of(embeddings, classIndex);
    double[] products = new double[ids.length];
    for (int t = 0; t < ids.length; t++) {
      for (int e = 0; e < embeddings[t].length; e++) {
        products[t] += embeddings[t][e] * gradients[t][e];
      }
    }
    return products;
  }
}
