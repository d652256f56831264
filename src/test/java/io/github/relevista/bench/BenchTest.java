package io.github.relevista.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import io.github.relevista.explain.Method;
import io.github.relevista.plan.MethodPlan;
import io.github.relevista.settings.BenchSettings;
import io.github.relevista.settings.Configuration;
import io.github.relevista.settings.MethodSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BenchTest {
  private static final Configuration SHORT =
      Configuration.read(Path.of("conf/bench.yaml")).with("seconds=0.001").with("limit=4");

  private static final MethodSettings METHODS = BenchSettings.of(SHORT.with("steps=2")).method();

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void everyWork_hasPositiveRates_onAnyNumberOfThreads(int threads) {
    BenchResult result =
        Bench.open(BenchSettings.of(SHORT.with("threads", threads)), note -> {}).run();
    assertThat(result.rates())
        .extracting(WorkRate::work)
        .containsExactly("forward", "one class", "all classes", "tokenize", "statistics");
    assertThat(result.texts()).isEqualTo(4);
    for (WorkRate rate : result.rates()) {
      assertThat(rate.threads()).isEqualTo(threads);
      assertThat(rate.tokensPerSecond()).isPositive().isFinite();
      assertThat(rate.tokensPerCpuSecond()).isPositive().isFinite();
      // A text has result.tokens() / result.texts() tokens on average; rounding aside.
      assertThat(rate.textsPerSecond() * result.tokens() / result.texts())
          .isCloseTo(rate.tokensPerSecond(), withPercentage(1e-6));
    }
  }

  @Test
  void methods_areMeasuredBesideTheRest_eachByItsName() {
    BenchResult result =
        Bench.open(BenchSettings.of(SHORT.with("methods", "sensitivity,random")), note -> {}).run();
    assertThat(result.rates())
        .extracting(WorkRate::work)
        .hasSize(7)
        .endsWith("sensitivity", "random");
    for (WorkRate rate : result.rates().subList(5, 7)) {
      assertThat(rate.tokensPerSecond()).isPositive().isFinite();
      assertThat(rate.texts()).isBetween(1, 4);
      assertThat(rate.gemmShare()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(MethodSettings.Method.class)
  void everyMethod_hasAPass(MethodSettings.Method method) {
    Bench bench = Bench.open(BenchSettings.of(SHORT.with("limit=1")), note -> {});
    Method chosen =
        MethodPlan.of(METHODS.withMethod(method), bench.works().engine().model()).method();
    MethodPass pass = new MethodPass(bench.works().engine(), chosen, bench.all());
    pass.run();
    assertThat(pass.last()).isFinite().isNotZero();
  }

  @Test
  void gemmShare_isKnownOfWorksWithProducts_andOfNoOther() {
    BenchResult result = Bench.open(BenchSettings.of(SHORT), note -> {}).run();
    assertThat(result.gemmRate()).isPresent();
    assertThat(result.rates())
        .filteredOn(rate -> rate.gemmShare().isPresent())
        .extracting(WorkRate::work)
        .containsExactly("forward", "one class", "all classes");
  }
}
