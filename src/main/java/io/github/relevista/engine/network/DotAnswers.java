package io.github.relevista.engine.network;

/**
 * Answers by dot products,
 *
 * <pre>
 *   a_ts = q_t · k_s        ∂q_t = Σ_s ∂a_ts k_s        ∂k_s = Σ_t ∂a_ts q_t
 * </pre>
 */
final class DotAnswers extends StepAnswers {
  /** c. */
  private final float scale;

  // Of one head of one sequence: kᵀ, [askedOfHead, length], and k.
  private final RightMatrix turnedKeys;
  private final RightMatrix rowsOfKeys;

  /** Of ∂aᵀ with queries of a block. */
  private final TransposedProduct slopesByQueries;

  /** ∂q of a block: [block, askedOfHead], rows as far apart as those of a product. */
  private float[] ofBlock = new float[0];

  /**
   * @param asked values of a query, of all heads
   * @param scale c
   */
  DotAnswers(int asked, int heads, float scale, EngineLayers engine) {
    super(asked, heads);
    this.scale = scale;
    turnedKeys = engine.rightMatrix();
    rowsOfKeys = engine.rightMatrix();
    slopesByQueries = new TransposedProduct(engine);
  }

  @Override
  void takeKeys() {
    turnedKeys.takeTransposed(keys, first * asked + headOffset, asked, askedOfHead, length);
  }

  @Override
  int stride() {
    return turnedKeys.stride();
  }

  @Override
  float scale() {
    return scale;
  }

  @Override
  void answer(float[] out, int step, int count) {
    turnedKeys.multiply(out, queries, step * asked + headOffset, asked, count);
  }

  @Override
  void takeHeadBack() {
    rowsOfKeys.take(keys, first * asked + headOffset, asked, length, askedOfHead);
  }

  @Override
  void addBack(float[] slopes, int stride, int step, int count, int column) {
    int width = rowsOfKeys.stride();
    ofBlock = Loops.grown(ofBlock, count, width);
    rowsOfKeys.multiply(ofBlock, slopes, 0, stride, count);
    for (int line = 0; line < count; line++) {
      int to = received(step + line, column);
      System.arraycopy(ofBlock, line * width, ofQueries, to, askedOfHead);
    }
    slopesByQueries.takeLeft(slopes, stride, count, length);
    slopesByQueries.takeRight(queries, step * asked + headOffset, asked, askedOfHead);
    slopesByQueries.addTo(ofKeys, received(first, column), columns * asked);
  }
}
