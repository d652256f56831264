package io.github.relevista.model;

import io.github.relevista.model.AttentionReading.Kind;
import io.github.relevista.tensor.FloatMatrix;
import java.io.Serializable;

/**
 * Every step asks all steps, itself among them, and gives their sum with the weights α_t =
 * softmax(e_t) of the answers, head by head:
 *
 * <pre>
 *   dot        e_ts = c · q_t · k_s           y_t = O [Σ_s α_ts v_s of each head, side by side] + o
 *   additive   e_ts = c · tanh(q_t + k_s)     (c a vector)
 * </pre>
 *
 * where query q_t, key k_s and value v_s are projections of the step, or the step itself: Luong et
 * al. 2015 and Bahdanau et al. 2015 by steps in the place of a decoder's states, and, with several
 * heads, Vaswani et al. 2017 (Attention Is All You Need, section 3.2). A head has as many of the
 * values of queries, keys and values as every other, in their order.
 *
 * <p>Time grows with the square of the number of steps, memory does not: weights are found row by
 * row, for each way anew.
 *
 * @param kind what stands between queries and keys
 * @param heads number of heads, 1 of additive attention
 * @param query makes q
 * @param key makes k, of as many values
 * @param value makes v
 * @param output O and o
 * @param scale c: one number for dot products, one a value of q for additive attention
 */
public record SelfAttentionLayer(
    Kind kind,
    int heads,
    Projection query,
    Projection key,
    Projection value,
    Projection output,
    float[] scale)
    implements SequenceLayer {
  /**
   * W x + b, or x itself.
   *
   * @param weights W: [outputs, inputs]; 0 x 0 for x itself
   * @param bias b: [outputs], or empty where there is none
   */
  public record Projection(FloatMatrix weights, float[] bias) implements Serializable {
    /** Leaves vectors as they are. */
    public static final Projection NONE = new Projection(FloatMatrix.zeros(0, 0), new float[0]);

    /**
     * @throws IllegalArgumentException if the bias is neither empty nor one a value
     */
    public Projection {
      if (bias.length != 0 && bias.length != weights.rows()) {
        throw new IllegalArgumentException(
            "a projection of self-attention to %d values has a bias of as many or none, was given %d"
                .formatted(weights.rows(), bias.length));
      }
    }

    /** Whether it changes anything. */
    public boolean isPresent() {
      return weights.rows() > 0;
    }

    /** The same as a layer, where it changes anything. */
    public DenseLayer asLayer() {
      return new DenseLayer(weights, bias, Activation.LINEAR);
    }

    /**
     * Size of what it makes of vectors of a size.
     *
     * @throws IllegalArgumentException if it reads vectors of another size
     */
    public int size(int inputSize) {
      return isPresent() ? asLayer().outputSize(inputSize) : inputSize;
    }
  }

  /**
   * @throws IllegalArgumentException if there is no head, additive attention has several, or the
   *     scale of dot products is not one number
   */
  public SelfAttentionLayer {
    if (heads < 1 || (heads > 1 && kind == Kind.ADDITIVE)) {
      throw new IllegalArgumentException(
          "self-attention has one head or more, one of the kind additive, was given " + heads);
    }
    if (kind == Kind.DOT && scale.length != 1) {
      throw new IllegalArgumentException(
          "self-attention by dot products has one scale, was given " + scale.length);
    }
  }

  @Override
  public String name() {
    return "self_attention";
  }

  @Override
  public int outputSize(int inputSize) {
    int asking = query.size(inputSize);
    int asked = key.size(inputSize);
    int values = value.size(inputSize);
    if (asking != asked || asking % heads != 0 || values % heads != 0) {
      throw new IllegalArgumentException(
          "has %d heads for queries of %d values, keys of %d and values of %d"
              .formatted(heads, asking, asked, values));
    }
    if (kind == Kind.ADDITIVE && scale.length != asking) {
      throw new IllegalArgumentException(
          "weighs queries of %d values by %d".formatted(asking, scale.length));
    }
    return output.size(values);
  }

  @Override
  public int steps(int inputSteps) {
    return inputSteps;
  }
}
