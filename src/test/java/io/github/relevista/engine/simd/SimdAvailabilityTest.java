package io.github.relevista.engine.simd;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.ChildJvm;
import io.github.relevista.explain.EngineKind;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SmallModels;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Which engine a JVM gets, with the module of vectors and without. */
class SimdAvailabilityTest {
  /** Prints the engine that {@code auto} is and what becomes of {@code simd}. */
  static final class Chooser {
    public static void main(String[] args) {
      SentimentModel model = SmallModels.random(CellKind.LSTM, 1);
      System.out.println(EngineKind.AUTO.create(model, 0).name());
      try {
        System.out.println(EngineKind.SIMD.create(model, 0).name());
      } catch (IllegalStateException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  @Test
  void auto_isTheVectorEngine_whereItsModuleIs() throws IOException, InterruptedException {
    assertThat(ChildJvm.run(Chooser.class, "--add-modules=jdk.incubator.vector").lines())
        .containsExactly("simd", "simd");
  }

  @Test
  void auto_isThePlainJavaEngine_whereTheModuleIsMissing()
      throws IOException, InterruptedException {
    assertThat(ChildJvm.run(Chooser.class).lines())
        .containsExactly(
            "scalar",
            "engine simd needs the module jdk.incubator.vector: start the JVM with"
                + " --add-modules=jdk.incubator.vector, or choose engine auto");
  }
}
