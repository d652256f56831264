package io.github.relevista.spark.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.spark.job.Stages.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

class StagesTest {
  private final SparkSession spark = LocalSpark.session();
  private final List<String> told = new ArrayList<>();
  private final Stages stages = new Stages(spark, told::add);

  @Test
  void stagesSideBySide_areToldInTheirOrder_andAddUpToTheTimeThatPassed() throws Exception {
    CountDownLatch secondHasRun = new CountDownLatch(1);
    long start = System.nanoTime();
    List<String> results =
        stages.sideBySide(
            List.of(
                new Stage<>(
                    "one",
                    "did one",
                    () -> {
                      secondHasRun.await();
                      return "1";
                    }),
                new Stage<>(
                    "two",
                    "did two",
                    () -> {
                      secondHasRun.countDown();
                      return "2";
                    })));
    double passed = (System.nanoTime() - start) / 1e9;
    assertThat(results).containsExactly("1", "2");
    assertThat(told)
        .extracting(line -> line.replaceAll(" \\(.*", ""))
        .containsExactly("did one", "did two");
    assertThat(stages.seconds()).containsOnlyKeys("one", "two");
    double sum = stages.seconds().values().stream().mapToDouble(Double::doubleValue).sum();
    // Each is rounded to a thousandth.
    assertThat(sum).isBetween(0.0, passed + 0.001);
  }

  @Test
  void aStageThatFails_isThrownOnceNoOtherRunsAnyMore() {
    AtomicBoolean otherHasEnded = new AtomicBoolean();
    CountDownLatch firstHasFailed = new CountDownLatch(1);
    assertThatThrownBy(
            () ->
                stages.sideBySide(
                    List.of(
                        new Stage<>(
                            "fails",
                            "failed",
                            () -> {
                              firstHasFailed.countDown();
                              throw new IllegalStateException("no room");
                            }),
                        new Stage<>(
                            "other",
                            "did the other",
                            () -> {
                              try {
                                firstHasFailed.await();
                                return spark.range(1000).count();
                              } finally {
                                otherHasEnded.set(true);
                              }
                            }))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no room");
    // Its Spark job was cancelled or done, as it comes.
    assertThat(otherHasEnded).isTrue();
    assertThat(told).isEmpty();
    assertThat(stages.seconds()).isEmpty();
  }

  @Test
  void anErrorOfAStage_isThrownAsItIs() {
    OutOfMemoryError none = new OutOfMemoryError("no memory");
    Stage<String> stage =
        new Stage<>(
            "fails",
            "failed",
            () -> {
              throw none;
            });
    assertThatThrownBy(() -> stages.sideBySide(List.of(stage))).isSameAs(none);
  }

  @Test
  void anInterruption_endsAllStages() {
    AtomicBoolean hasEnded = new AtomicBoolean();
    Thread.currentThread().interrupt();
    assertThatThrownBy(
            () ->
                stages.sideBySide(
                    List.of(
                        new Stage<>(
                            "counts",
                            "counted",
                            () -> {
                              try {
                                return spark.range(1000).count();
                              } finally {
                                hasEnded.set(true);
                              }
                            }))))
        .isInstanceOf(InterruptedException.class);
    assertThat(hasEnded).isTrue();
  }
}
