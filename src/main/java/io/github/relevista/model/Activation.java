package io.github.relevista.model;

import java.io.Serializable;

/**
 * What a layer makes of each of its sums.
 *
 * @param kind the function
 * @param slope of a leaky ReLU below 0, finite; 0 of every other
 */
public record Activation(Kind kind, float slope) implements Serializable {
  /** The functions. */
  public enum Kind {
    /** x. */
    LINEAR("linear"),
    /** max(x, 0). */
    RELU("relu"),
    /** x where x is above 0, slope · x elsewhere. */
    LEAKY_RELU("leaky_relu"),
    /** The hyperbolic tangent. */
    TANH("tanh"),
    /** 1 / (1 + e⁻ˣ). */
    SIGMOID("sigmoid");

    private final String wireName;

    Kind(String wireName) {
      this.wireName = wireName;
    }

    /** The name in configurations, ids and messages. */
    public String wireName() {
      return wireName;
    }
  }

  /** x. */
  public static final Activation LINEAR = of(Kind.LINEAR);

  /** max(x, 0). */
  public static final Activation RELU = of(Kind.RELU);

  /** The hyperbolic tangent. */
  public static final Activation TANH = of(Kind.TANH);

  /** 1 / (1 + e⁻ˣ). */
  public static final Activation SIGMOID = of(Kind.SIGMOID);

  /**
   * @throws IllegalArgumentException if the slope is not finite, or is not 0 where there is none
   */
  public Activation {
    if (!Float.isFinite(slope)) {
      throw new IllegalArgumentException("the slope of leaky_relu must be finite, was " + slope);
    }
    if (kind != Kind.LEAKY_RELU && slope != 0) {
      throw new IllegalArgumentException(
          "%s has no slope, was given %s".formatted(kind.wireName(), slope));
    }
  }

  /** A leaky ReLU. */
  public static Activation leakyRelu(float slope) {
    return new Activation(Kind.LEAKY_RELU, slope);
  }

  private static Activation of(Kind kind) {
    return new Activation(kind, 0);
  }
}
