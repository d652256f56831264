package io.github.relevista.engine.reference;

import io.github.relevista.engine.ProductRule;
import io.github.relevista.model.SentimentModel;
import java.util.Arrays;

/**
 * Layer-wise Relevance Propagation of a recurrent network, from top to bottom (Arras, Montavon,
 * Müller and Samek 2017, Explaining Recurrent Neural Network Predictions in Sentiment Analysis,
 * section 2.2).
 *
 * <p>A score is taken to be the relevance of its class, and goes down from layer to layer until it
 * has reached the words. There are two kinds of layers:
 *
 * <pre>
 *   a sum      z_j = Σ_i z_i w_ij + b_j     unit j sends each of its N lower units i the message
 *              R_i←j = (z_i w_ij + (δ b_j + s ε sign(z_j)) / N) / (z_j + ε sign(z_j)) · R_j
 *              and R_i = Σ_j R_i←j          ({@link io.github.relevista.engine.EpsilonRule})
 *   a product  z_j = z_g · z_s of a gate g, in (0, 1), and a signal s
 *              R_g = 0, R_s = R_j           (other rules: {@link ProductRule})
 * </pre>
 *
 * and this is what they are in an LSTM, from the score down to the word x of a step and the states
 * h₋ and c₋ before it (in brackets where the code is):
 *
 * <pre>
 *   score_k = Σ_j W_kj h_j + b_k               the last step of each direction  [{@link ReferenceWayBack}]
 *   h = o · tanh(c)                            a product: all to c                    [{@link CellBack}]
 *   c = f · c₋ + i · g                         a sum of two terms, N = 2: each term a product,
 *                                              so all to c₋ and to g
 *   g = tanh(g_pre)                            one to one: all to g_pre
 *   g_pre = Σ_e W_e x_e + Σ_k U_k h₋_k + b     a sum, N = embedding + hidden
 * </pre>
 *
 * In a GRU h takes the place of c, h = z · h₋ + (1 − z) · n, and the reset gate r is a constant of
 * the sum n_pre: see {@link ProductRule}.
 *
 * <p>A network of more layers has more sums, and no third kind: dense layers (their activations
 * pass relevance on as tanh does: Bach et al. 2015, On Pixel-Wise Explanations, section 2.3),
 * convolutions (a sum for each window), means over steps (N = number of steps), two directions that
 * are added (N = 2). Attention c = Σ_t α_t h_t is a sum of products whose gate α_t, in (0, 1),
 * receives nothing (as Ali et al. 2022, XAI for Transformers, eq. 12 treat it). A maximum passes
 * all to its winner (Bach et al. 2015), the first of equals. Of stacked layers the relevance of a
 * step's input is that of the lower layer's state at this step, and is added to what flows back to
 * it in time.
 *
 * <p>The relevance of a word is that of all dimensions of its embedding, from all directions. Pads
 * that a model reads are steps like words, their relevance a sum of its own; what is left when all
 * steps are read stays in the initial states. With δ = s = 1 nothing gets lost.
 *
 * <p>Every message is computed by itself, in double precision: thousands of times slower than an
 * {@link io.github.relevista.engine.Engine}, which tests hold against this.
 *
 * <pre>{@code
 * ReferenceRelevance lrp = new ReferenceRelevance(model, 0.001, 0, 0);
 * lrp.explain(new int[] {4, 17, 2}, 1);
 * double[] relevances = lrp.words(); // [3]
 * }</pre>
 */
public final class ReferenceRelevance {
  private final SentimentModel model;
  private final ReferenceNetwork network;
  private final RelevanceRules rules;

  private ReferenceRun run;
  private ReferenceWayBack back;

  /**
   * Gates receive nothing.
   *
   * @param epsilon ε > 0
   * @param biasFactor δ in [0, 1]
   * @param epsilonShare s in [0, 1]
   */
  public ReferenceRelevance(
      SentimentModel model, double epsilon, double biasFactor, double epsilonShare) {
    this(model, epsilon, biasFactor, epsilonShare, ProductRule.ALL);
  }

  /** The same with a rule for products. */
  public ReferenceRelevance(
      SentimentModel model,
      double epsilon,
      double biasFactor,
      double epsilonShare,
      ProductRule products) {
    this(model, epsilon, biasFactor, epsilonShare, products, 0);
  }

  /**
   * The same with a stabiliser of states of its own.
   *
   * @param stateRatio r in [0, 1], as {@link io.github.relevista.engine.EpsilonRule} has it
   */
  public ReferenceRelevance(
      SentimentModel model,
      double epsilon,
      double biasFactor,
      double epsilonShare,
      ProductRule products,
      double stateRatio) {
    this.model = model;
    this.network = new ReferenceNetwork(model);
    this.rules = new RelevanceRules(epsilon, biasFactor, epsilonShare, products, stateRatio);
  }

  /** Explains the score of a class for a sequence of ids. */
  public void explain(int[] ids, int classIndex) {
    explain(ids, classIndex, new int[0]);
  }

  /**
   * Explains what of the score of a class for a sequence of ids enters the final states of the
   * given directions of the last layer; all that there is where none is given.
   */
  public void explain(int[] ids, int classIndex, int... directions) {
    run = network.run(network.embeddings(ids));
    back(classIndex, directions);
  }

  /** Explains the score of another class for the sequence last explained. */
  public void explainAlso(int classIndex) {
    back(classIndex);
  }

  private void back(int classIndex, int... directions) {
    back = new ReferenceWayBack(model, rules, run);
    back.back(classIndex, run.scores[classIndex], directions);
  }

  /** The scores of the sequence last explained: [classes]. */
  public double[] scores() {
    return run.scores.clone();
  }

  /** Relevance of each word of the sequence last explained: [steps]. */
  public double[] words() {
    return Arrays.stream(back.words).mapToDouble(word -> Arrays.stream(word).sum()).toArray();
  }

  /** Relevance of each dimension of each of its words' embeddings: [steps][embedding]. */
  public double[][] embeddings() {
    return back.words;
  }

  /** What of the score last explained stayed in the states before the first step of any layer. */
  public double initialStates() {
    return back.initialStates;
  }

  /** What of it ended in pads. */
  public double padding() {
    return back.padding;
  }
}
