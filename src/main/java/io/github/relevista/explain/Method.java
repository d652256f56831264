package io.github.relevista.explain;

import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.EpsilonRule.EpsilonSharing;
import io.github.relevista.engine.History;
import io.github.relevista.engine.ProductRule;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;

/** A method of explanation with what it is set to. */
public sealed interface Method extends Serializable {
  /** The name by which a configuration chooses it. */
  String name();

  /**
   * What it is set to: texts, numbers and truth values by their names in configurations, in a
   * certain order. Two methods of one name and the same parameters give the same relevances.
   */
  default Map<String, Object> parameters() {
    return Map.of();
  }

  /** What a forward pass keeps for it. */
  default History history() {
    return History.none();
  }

  /**
   * Layer-wise Relevance Propagation, by {@link LrpExplainer}.
   *
   * @param rule how relevance flows through linear layers
   * @param products who receives the relevance of a product of gate and signal
   */
  record Lrp(EpsilonRule rule, ProductRule products) implements Method {
    @Override
    public String name() {
      return "lrp";
    }

    @Override
    public Map<String, Object> parameters() {
      Map<String, Object> parameters = new LinkedHashMap<>();
      parameters.put("epsilon", rule.epsilon());
      parameters.put("bias_factor", rule.biasFactor());
      parameters.put("epsilon_share", rule.sharing() == EpsilonSharing.ALWAYS);
      if (rule.isProportionalAtStates()) {
        parameters.put("state_ratio", rule.stateRatio());
      }
      parameters.put("product_rule", products.wireName());
      return parameters;
    }

    @Override
    public History history() {
      return History.forRelevance(rule, products);
    }
  }

  /** The squared norm of the gradient, by {@link SensitivityExplainer}. */
  record Sensitivity() implements Method {
    @Override
    public String name() {
      return "sensitivity";
    }

    @Override
    public History history() {
      return History.forGradients();
    }
  }

  /** The gradient times the embedding, by {@link GradientTimesInputExplainer}. */
  record GradientTimesInput() implements Method {
    @Override
    public String name() {
      return "gradient_x_input";
    }

    @Override
    public History history() {
      return History.forGradients();
    }
  }

  /**
   * The mean gradient on the way from zero embeddings, times the embedding, by {@link
   * IntegratedGradientsExplainer}.
   *
   * @param steps points of the way at which the gradient is taken, at least 1
   */
  record IntegratedGradients(int steps) implements Method {
    /**
     * @throws IllegalArgumentException if there is no step
     */
    public IntegratedGradients {
      if (steps < 1) {
        throw new IllegalArgumentException("steps must be >= 1, was " + steps);
      }
    }

    @Override
    public String name() {
      return "integrated_gradients";
    }

    @Override
    public Map<String, Object> parameters() {
      return Map.of("steps", steps);
    }

    @Override
    public History history() {
      return History.forGradients();
    }
  }

  /**
   * Leaving out one word after the other, by {@link OcclusionExplainer}.
   *
   * @param removal how a word is left out
   * @param measure what is compared
   */
  record Occlusion(Removal removal, Measure measure) implements Method {
    /** How a word is left out. */
    public enum Removal {
      /** Its embedding is zero. */
      BLANK("blank"),
      /** Its position is taken away. */
      REMOVE("remove");

      private final String wireName;

      Removal(String wireName) {
        this.wireName = wireName;
      }

      /** The name in configurations and in ids. */
      public String wireName() {
        return wireName;
      }
    }

    /** What is compared, with the word and without. */
    public enum Measure {
      /** The score of the class. */
      SCORE("score"),
      /** The probability of the class. */
      PROBABILITY("probability");

      private final String wireName;

      Measure(String wireName) {
        this.wireName = wireName;
      }

      /** The name in configurations and in ids. */
      public String wireName() {
        return wireName;
      }
    }

    @Override
    public String name() {
      return "occlusion";
    }

    @Override
    public Map<String, Object> parameters() {
      Map<String, Object> parameters = new LinkedHashMap<>();
      parameters.put("occlusion", removal.wireName());
      parameters.put("measure", measure.wireName());
      return parameters;
    }
  }

  /** The contribution of each word alone, by {@link ContextualDecompositionExplainer}. */
  record ContextualDecomposition() implements Method {
    @Override
    public String name() {
      return "contextual_decomposition";
    }
  }

  /**
   * Random numbers, by {@link RandomExplainer}.
   *
   * @param seed what the numbers depend on beside a review's key and a word's position
   */
  record Random(long seed) implements Method {
    @Override
    public String name() {
      return "random";
    }

    @Override
    public Map<String, Object> parameters() {
      return Map.of("seed", seed);
    }
  }
}
