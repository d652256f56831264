package io.github.relevista.engine.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductTest {
  private static final int DEPTH = 7;

  /** Every remainder of row blocks of five and two, in one and two column blocks. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 13})
  void multiply_isOneChainOfFusedMultiplyAdds(int rows) {
    Random random = new Random(rows);
    int columns = Product.BLOCK + 3;
    float[][] right = new float[DEPTH][columns];
    for (float[] row : right) {
      for (int column = 0; column < columns; column++) {
        row[column] = random.nextFloat() - 0.5f;
      }
    }
    PackedMatrix packed = PackedMatrix.of(DEPTH, columns, (row, column) -> right[row][column]);
    int stride = DEPTH + 2;
    float[] left = new float[3 + rows * stride];
    for (int index = 0; index < left.length; index++) {
      left[index] = random.nextFloat() - 0.5f;
    }
    float[] out = new float[rows * packed.columns()];
    Product.multiply(out, packed.columns(), left, 3, stride, rows, packed);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < packed.columns(); column++) {
        float expected = 0;
        for (int k = 0; k < DEPTH && column < columns; k++) {
          expected = Math.fma(left[3 + row * stride + k], right[k][column], expected);
        }
        assertThat(out[row * packed.columns() + column])
            .as("row %d, column %d (seed %d)", row, column, rows)
            .isEqualTo(expected);
      }
    }
  }
}
