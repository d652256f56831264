package io.github.relevista.engine.simd;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.ChildJvm;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine at every width of vectors, each in a JVM of its own. */
class VectorWidthTest {
  @ParameterizedTest
  @ValueSource(ints = {128, 256, 512})
  void engine_equalsThePlainJavaEngine_atEveryWidth(int bits)
      throws IOException, InterruptedException {
    String[] output =
        ChildJvm.run(
                Agreement.class,
                "--add-modules=jdk.incubator.vector",
                "-D" + Lanes.BITS + "=" + bits)
            .split(" ");
    assertThat(output[0]).isEqualTo(Integer.toString(bits));
    assertThat(Double.parseDouble(output[1])).isZero();
  }
}
