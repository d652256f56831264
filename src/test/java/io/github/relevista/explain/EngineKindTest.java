package io.github.relevista.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.ChildJvm;
import io.github.relevista.engine.Engine;
import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.EpsilonRule.EpsilonSharing;
import io.github.relevista.engine.History;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.LayeredModels;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SmallModels;
import io.github.relevista.modelio.InvalidModelException;
import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What choosing an engine brings into a JVM. */
class EngineKindTest {
  private static final String LOG_CLASSES = "-Xlog:class+load:stdout";

  /** Explains a sequence with every engine that a corpus is explained with. */
  static final class CorpusEngines {
    public static void main(String[] args) {
      for (EngineKind kind : List.of(EngineKind.AUTO, EngineKind.SIMD, EngineKind.SCALAR)) {
        explain(kind);
      }
    }
  }

  /** Explains a sequence with ND4J, or says why it cannot. */
  static final class SecondOpinion {
    public static void main(String[] args) {
      EngineKind.ND4J
          .obstacle()
          .ifPresentOrElse(System.out::println, () -> explain(EngineKind.ND4J));
    }
  }

  private static void explain(EngineKind engine) {
    new LrpExplainer(
            engine.create(SmallModels.random(CellKind.LSTM, 1), 0),
            new EpsilonRule(0.001f, 0, EpsilonSharing.LIKE_BIAS),
            new Targets.All())
        .explain(Sequences.of(new int[] {1, 2}), (sequence, explanation) -> {});
  }

  @Test
  void enginesOfCorpora_loadNothingOfNd4j() throws IOException, InterruptedException {
    String log =
        ChildJvm.run(CorpusEngines.class, LOG_CLASSES, "--add-modules=jdk.incubator.vector");
    assertThat(log).contains("io.github.relevista.engine.simd.", "io.github.relevista.engine.");
    assertThat(log).doesNotContain(" org.nd4j.").doesNotContain(" org.bytedeco.");
  }

  @Test
  void nd4j_isLoaded_whereItIsAskedFor() throws IOException, InterruptedException {
    assertThat(ChildJvm.run(SecondOpinion.class, LOG_CLASSES))
        .contains(" org.nd4j.")
        .contains(" org.bytedeco.");
  }

  @Test
  void nd4j_saysWhatItNeeds_whereItIsMissing() throws IOException, InterruptedException {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.contains("nd4j-native"))
            .collect(Collectors.joining(File.pathSeparator));
    assertThat(ChildJvm.runOn(classPath, SecondOpinion.class))
        .isEqualTo(
            "engine nd4j needs relevista-nd4j.jar on the class path: start it by jobs/relevista, or"
                + " choose engine auto");
  }

  @Test
  void wireNames_areThoseOfConfigurations() {
    assertThat(EngineKind.values())
        .extracting(EngineKind::wireName)
        .containsExactly("auto", "simd", "scalar", "nd4j");
  }

  @Test
  void auto_isOneOfTheEnginesOfCorpora_andKnowsItsEngine() {
    EngineKind resolved = EngineKind.AUTO.resolved();
    assertThat(resolved).isIn(EngineKind.SIMD, EngineKind.SCALAR);
    Engine engine = EngineKind.AUTO.create(SmallModels.random(CellKind.LSTM, 1), 0);
    assertThat(EngineKind.of(engine)).isEqualTo(resolved);
    assertThat(engine.vectorBits().isPresent()).isEqualTo(resolved == EngineKind.SIMD);
  }

  @Test
  void whatAnEngineKeeps_isKnownWithoutPackingAModel() {
    assertThat(EngineKind.ND4J.keeps(History.forGradients())).isFalse();
    assertThat(EngineKind.ND4J.keeps(History.none())).isTrue();
    assertThat(EngineKind.AUTO.keeps(History.forGradients())).isTrue();
  }

  @Test
  void aModelThatAnEngineCannotRun_isRefusedByWhatItHas() {
    SentimentModel model = LayeredModels.all(1).get("convolution same");
    assertThat(EngineKind.ND4J.obstacle(model).orElseThrow())
        .startsWith("engine nd4j cannot run a model with a convolution");
    assertThatThrownBy(() -> EngineKind.ND4J.create(model, 0))
        .isInstanceOf(InvalidModelException.class)
        .hasMessage(EngineKind.ND4J.obstacle(model).orElseThrow());
    assertThat(EngineKind.ND4J.obstacle(SmallModels.random(CellKind.LSTM, 1))).isEmpty();
  }

  /** Prints what stands in the way of each kind. */
  static final class Obstacles {
    public static void main(String[] args) {
      for (EngineKind kind : EngineKind.values()) {
        System.out.println(kind.wireName() + ": " + kind.obstacle().orElse("none"));
      }
    }
  }

  @Test
  void enginesOfCorpora_areRefused_whereAFusedMultiplyAddIsNoInstruction()
      throws IOException, InterruptedException {
    assertThat(ChildJvm.run(Obstacles.class, "-XX:-UseFMA").lines())
        .filteredOn(line -> line.contains("needs a processor with fused multiply-adds"))
        .extracting(line -> line.substring(0, line.indexOf(':')))
        .containsExactly("auto", "simd", "scalar");
    assertThat(EngineKind.AUTO.obstacle()).isEmpty();
  }
}
