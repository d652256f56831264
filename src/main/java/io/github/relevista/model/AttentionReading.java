package io.github.relevista.model;

import io.github.relevista.tensor.FloatMatrix;
import java.util.List;

/**
 * Σ_t α_t h_t over the steps, with weights α = softmax(e) of how much is asked of each:
 *
 * <pre>
 *   dot        e_t = q · (P h_t + p)
 *   additive   e_t = q · tanh(P h_t + p)
 * </pre>
 *
 * where h_t is what the last layer gives at a step and P h_t + p is h_t itself where there is no
 * projection. The query q is learned, or what {@link StepReading#LAST} reads of the same sequence.
 *
 * @param kind what stands between projection and query
 * @param projection P: [size of the query, size of h_t]; 0 x 0 where there is none
 * @param projectionBias p: [size of the query], or empty where there is none
 * @param query q: [size of the query], or empty where it is the final states
 */
public record AttentionReading(
    Kind kind, FloatMatrix projection, float[] projectionBias, float[] query)
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
  }

  /** Whether states are projected before they are asked. */
  public boolean hasProjection() {
    return projection.rows() > 0;
  }

  /** Whether the query is the final states of the sequence itself. */
  public boolean asksFinalStates() {
    return query.length == 0;
  }

  /** The bias of a projected value; 0 where there is none. */
  public float projectionBias(int value) {
    return projectionBias.length == 0 ? 0f : projectionBias[value];
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
    return lastSize;
  }
}
