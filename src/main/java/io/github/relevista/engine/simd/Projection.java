package io.github.relevista.engine.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * What embedding rows feed into the gates of one direction, without bias: out = rows · weights.
 * Summed in double and rounded once: where a pre-activation is next to zero the epsilon rule
 * magnifies its error a thousandfold.
 */
final class Projection {
  private static final VectorSpecies<Double> SPECIES =
      VectorSpecies.of(double.class, Lanes.SPECIES.vectorShape());

  private static final int L = SPECIES.length();

  /** Columns computed at once: four chains of sums hide the latency of one. */
  private static final int BLOCK = 4 * L;

  private final int embedding;
  private final int width;

  /** [width / block][embedding][block]. */
  private final double[] weights;

  /**
   * @param embedding size of an embedding row
   * @param width columns, a multiple of four vectors of floats
   * @param elements the weight from an embedding's value to a column
   */
  Projection(int embedding, int width, PackedMatrix.Elements elements) {
    this.embedding = embedding;
    this.width = width;
    weights = new double[Math.multiplyExact(embedding, width)];
    for (int column = 0; column < width; column++) {
      int place = column / BLOCK * embedding * BLOCK + column % BLOCK;
      for (int e = 0; e < embedding; e++) {
        weights[place + e * BLOCK] = elements.at(e, column);
      }
    }
  }

  /**
   * Projects embedding rows.
   *
   * @param out [count, width] from 0
   * @param rows [count, embedding] from 0
   */
  void project(float[] out, float[] rows, int count) {
    double[] sums = new double[BLOCK];
    // A column block of the weights stays in the nearest cache while all rows pass by.
    for (int column = 0; column < width; column += BLOCK) {
      for (int row = 0; row < count; row++) {
        sumBlock(sums, rows, row * embedding, weights, column * embedding, embedding);
        int place = row * width + column;
        for (int lane = 0; lane < BLOCK; lane++) {
          out[place + lane] = (float) sums[lane];
        }
      }
    }
  }

  /** sums[block] = row[embedding] · weights[embedding, block], all in double. */
  private static void sumBlock(
      double[] sums, float[] rows, int rowOffset, double[] weights, int block, int embedding) {
    DoubleVector s0 = DoubleVector.zero(SPECIES);
    DoubleVector s1 = s0;
    DoubleVector s2 = s0;
    DoubleVector s3 = s0;
    for (int e = 0; e < embedding; e++) {
      DoubleVector x = DoubleVector.broadcast(SPECIES, rows[rowOffset + e]);
      int w = block + e * BLOCK;
      s0 = x.fma(DoubleVector.fromArray(SPECIES, weights, w), s0);
      s1 = x.fma(DoubleVector.fromArray(SPECIES, weights, w + L), s1);
      s2 = x.fma(DoubleVector.fromArray(SPECIES, weights, w + 2 * L), s2);
      s3 = x.fma(DoubleVector.fromArray(SPECIES, weights, w + 3 * L), s3);
    }
    s0.intoArray(sums, 0);
    s1.intoArray(sums, L);
    s2.intoArray(sums, 2 * L);
    s3.intoArray(sums, 3 * L);
  }
}
