package io.github.relevista.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.relevista.engine.reference.ReferenceGradients;
import io.github.relevista.engine.reference.ReferenceNetwork;
import io.github.relevista.engine.reference.ReferenceRelevance;
import io.github.relevista.modelio.TorchOracle;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The measure itself, held against PyTorch in double precision and an independent pass of
 * relevances. Figures are given to ten decimals; the weights of the one that folds normalisations
 * are rounded to float once more.
 */
class ReferenceOracleTest {
  private static final double TOLERANCE = 1e-8;

  static Stream<TorchOracle> oracles() {
    return TorchOracle.all().stream();
  }

  private static double tolerance(TorchOracle oracle) {
    return oracle.name().endsWith("batchnorm") ? 1e-7 : TOLERANCE;
  }

  @ParameterizedTest
  @MethodSource("oracles")
  void scores_areTorchs(TorchOracle oracle) {
    ReferenceNetwork network = new ReferenceNetwork(oracle.model());
    for (TorchOracle.Case example : oracle.cases()) {
      assertThat(network.scores(network.embeddings(example.ids())))
          .containsExactly(example.scores(), within(tolerance(oracle)));
    }
  }

  @ParameterizedTest
  @MethodSource("oracles")
  void gradientTimesInput_isThatOfAutograd(TorchOracle oracle) {
    ReferenceGradients gradients = new ReferenceGradients(oracle.model());
    for (TorchOracle.Case example : oracle.cases()) {
      for (int k = 0; k < example.scores().length; k++) {
        assertThat(gradients.timesInput(example.ids(), k))
            .containsExactly(example.gradientTimesInput()[k], within(tolerance(oracle)));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("oracles")
  void relevances_areThoseOfAnIndependentPass(TorchOracle oracle) {
    ReferenceRelevance relevance = new ReferenceRelevance(oracle.model(), 0.001, 0, 0);
    for (TorchOracle.Case example : oracle.cases()) {
      for (int k = 0; k < example.scores().length; k++) {
        relevance.explain(example.ids(), k);
        assertThat(relevance.words())
            .containsExactly(example.relevances()[k], within(tolerance(oracle)));
        assertThat(List.of(relevance.initialStates(), relevance.padding()))
            .usingElementComparator((a, b) -> Math.abs(a - b) < tolerance(oracle) ? 0 : 1)
            .containsExactly(example.initialStates()[k], example.padding()[k]);
      }
    }
  }
}
