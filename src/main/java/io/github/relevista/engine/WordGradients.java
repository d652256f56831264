package io.github.relevista.engine;

/**
 * The gradients ∂/∂x of target columns Σ coefficient · score with respect to the embeddings x of a
 * batch's words, one column a target.
 *
 * <p>The way back runs when a number is first asked for. {@link #inputProduct} alone needs no
 * product with the input weights; the others run the whole way, which serves the first as well: ask
 * for them first where both are wanted.
 */
public interface WordGradients {
  /** x · ∂/∂x of the token at a position of a sequence: Gradient × Input; 0 for a blank. */
  float inputProduct(int sequence, int column, int position);

  /** |∂/∂x|², the squared Euclidean norm: sensitivity. */
  float squaredNorm(int sequence, int column, int position);

  /**
   * A component of ∂/∂x.
   *
   * @param dimension in [0, embedding)
   */
  float at(int sequence, int column, int position, int dimension);
}
