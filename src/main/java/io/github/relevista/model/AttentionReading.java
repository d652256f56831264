package io.github.relevista.model;

import io.github.relevista.tensor.FloatMatrix;
import java.util.List;

/**
 * Σ_t α_t h_t over the steps, with weights α = softmax(e) of how much is asked of each:
 *
 * <pre>
 *   dot        e_t = q · (P h_t + p)
 *   additive   e_t = q · tanh(P h_t + p)      or   q · tanh(P h_t + S s + p)
 * </pre>
 *
 * where h_t is what the last layer gives at a step and P h_t + p is h_t itself where there is no
 * projection. The query q is learned, or s, what {@link StepReading#LAST} reads of the same
 * sequence: q = s is that of Luong et al. 2015 (Effective Approaches to Attention-based Neural
 * Machine Translation, section 3.1), S s that of Bahdanau et al. 2015 (Neural Machine Translation
 * by Jointly Learning to Align and Translate, appendix A.1.2).
 *
 * <p>A model whose sequences always have the same number of steps, pads and all, may have learned a
 * bias for each of them, which is added to P h_t + p.
 *
 * @param kind what stands between projection and query
 * @param projection P: [size of the query, size of h_t]; 0 x 0 where there is none
 * @param projectionBias p: [size of the query], or empty where there is none
 * @param query q: [size of the query], or empty where it is the final states
 * @param statesProjection S: [size of the query, size of the final states] for additive attention
 *     with a learned query; 0 x 0 where there is none
 * @param stepBias [steps] for a projection to one value, or empty; a step behind them has none
 */
public record AttentionReading(
    Kind kind,
    FloatMatrix projection,
    float[] projectionBias,
    float[] query,
    FloatMatrix statesProjection,
    float[] stepBias)
    implements SequenceReading {
  /** What stands between projection and query. */
  public enum Kind {
    /** Nothing. */
    DOT("dot"),
    /** The hyperbolic tangent. */
    ADDITIVE("additive");

    private final String wireName;

    Kind(String wireName) {
      this.wireName = wireName;
    }

    /** The name in configurations, ids and messages. */
    public String wireName() {
      return wireName;
    }
  }

  /**
   * @throws IllegalArgumentException if the shapes do not belong together
   */
  public AttentionReading {
    int rows = projection.rows();
    if (projectionBias.length != 0 && projectionBias.length != rows) {
      throw new IllegalArgumentException(
          "a projection of attention to %d values has a bias of as many or none, was given %d"
              .formatted(rows, projectionBias.length));
    }
    if (rows != 0 && query.length != 0 && query.length != rows) {
      throw new IllegalArgumentException(
          "attention projects to %d values, its query has %d".formatted(rows, query.length));
    }
    if (statesProjection.rows() != 0
        && (kind != Kind.ADDITIVE || query.length != statesProjection.rows())) {
      throw new IllegalArgumentException(
          "attention projects final states to %d values, which needs a learned query of as many and"
                  .formatted(statesProjection.rows())
              + " the kind additive");
    }
    if (stepBias.length != 0 && rows != 1) {
      throw new IllegalArgumentException(
          "attention has a bias for each step where it projects to one value, not to %d"
              .formatted(rows));
    }
  }

  /** Attention that is alike at every step. */
  public AttentionReading(
      Kind kind, FloatMatrix projection, float[] projectionBias, float[] query) {
    this(kind, projection, projectionBias, query, FloatMatrix.zeros(0, 0), new float[0]);
  }

  /** Attention of the final states: q = s, without or with a projection of the steps. */
  public static AttentionReading ofFinalStates(FloatMatrix projection) {
    return new AttentionReading(Kind.DOT, projection, new float[0], new float[0]);
  }

  /** The same with something else between projection and query. */
  public AttentionReading as(Kind other) {
    return new AttentionReading(
        other, projection, projectionBias, query, statesProjection, stepBias);
  }

  /** Number of the steps that have a bias of their own. */
  @Override
  public int fixedSteps() {
    return stepBias.length;
  }

  /** Whether states are projected before they are asked. */
  public boolean hasProjection() {
    return projection.rows() > 0;
  }

  /** Whether the query is the final states of the sequence itself. */
  public boolean asksFinalStates() {
    return query.length == 0;
  }

  /** Whether final states are projected and added to what is asked. */
  public boolean addsFinalStates() {
    return statesProjection.rows() > 0;
  }

  /** The bias of a projected value; 0 where there is none. */
  public float projectionBias(int value) {
    return projectionBias.length == 0 ? 0f : projectionBias[value];
  }

  /** The bias of a step, from 0; 0 where it has none. */
  public float stepBias(int step) {
    return step < stepBias.length ? stepBias[step] : 0f;
  }

  @Override
  public String wireName() {
    return "attention";
  }

  @Override
  public int size(List<SequenceLayer> layers, int lastSize) {
    if (hasProjection() && projection.columns() != lastSize) {
      throw new IllegalArgumentException(
          "attention projects vectors of %d, the last layer gives vectors of %d"
              .formatted(projection.columns(), lastSize));
    }
    int asked = hasProjection() ? projection.rows() : lastSize;
    int asking = asksFinalStates() ? StepReading.LAST.size(layers, lastSize) : query.length;
    if (asking != asked) {
      throw new IllegalArgumentException(
          "the query of attention has %d values, what it asks has %d".formatted(asking, asked));
    }
    if (addsFinalStates()
        && statesProjection.columns() != StepReading.LAST.size(layers, lastSize)) {
      throw new IllegalArgumentException(
          "attention projects final states of %d values, the last layer has %d"
              .formatted(statesProjection.columns(), lastSize));
    }
    return lastSize;
  }
}
