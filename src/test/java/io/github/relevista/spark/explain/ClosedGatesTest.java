package io.github.relevista.spark.explain;

import static io.github.relevista.spark.explain.TestRun.review;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.relevista.report.ExplainResult;
import io.github.relevista.report.RejectExample;
import io.github.relevista.runs.Shortfall.Gate;
import io.github.relevista.spark.job.CorpusJob;
import io.github.relevista.spark.job.LocalSpark;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run whose gate closed says, leaves and keeps from its readers. */
class ClosedGatesTest {
  @TempDir private Path folder;
  private SparkSession spark;
  private Path output;
  private Path input;

  @BeforeEach
  void openSession() {
    spark = LocalSpark.session();
    output = folder.resolve("out");
    input = folder.resolve("reviews.jsonl");
  }

  private TestRun run(String... lines) throws Exception {
    return TestRun.overLines(spark, output, input, lines);
  }

  @Test
  void filesWithoutRows_publishNothing_unlessToldTo() throws Exception {
    run(review("good")).run();
    Files.writeString(input, "");
    TestRun run = TestRun.over(spark, output, input.toString());
    ExplainResult closed = run.run();
    assertThat(closed.published()).isFalse();
    assertThat(closed.shortfall().orElseThrow().gate()).isEqualTo(Gate.NO_ROWS);
    assertThat(run.table(Tables.WORD_RELEVANCE).count()).isPositive();

    ExplainResult noted = run.with("publish_on_gate", true).run();
    assertThat(noted.shortfall()).isPresent();
    assertThat(run.record().path("gate").asText()).isEqualTo("no_rows");

    ExplainResult result = run.with("allow_empty", true).run();
    assertThat(result.shortfall()).isEmpty();
    assertThat(run.record().path("gate").isNull()).isTrue();
    assertThat(result.rows()).isZero();
    assertThat(result.published()).isTrue();
    assertThat(run.table(Tables.WORD_RELEVANCE).count()).isZero();
  }

  @Test
  void tooManyRejects_publishNothing_unlessToldTo() throws Exception {
    TestRun run = run(review("good"), "{", "{");
    ExplainResult result = run.run();
    assertThat(result.published()).isFalse();
    assertThat(result.shortfall().orElseThrow().line())
        .isEqualTo(
            "2 of 3 rows were rejected, a share of 0.6667, above max_reject_rate 0.5; reasons:"
                + " {malformed_json=2}");
    assertThat(output.resolve("word_relevance")).doesNotExist();
    assertThat(result.rejectExamples()).containsOnlyKeys("malformed_json");
    RejectExample example = result.rejectExamples().get("malformed_json");
    assertThat(example.file()).endsWith(input.getFileName().toString());
    assertThat(example.row()).isEqualTo("{");
    String kept = result.keptRejects().orElseThrow();
    assertThat(spark.read().parquet(kept).where("row = '{'").count()).isEqualTo(2);
    assertThat(run.with("publish_on_gate", true).run().published()).isTrue();
    assertThat(run.table(CorpusJob.REJECTS).count()).isEqualTo(2);
    assertThat(Path.of(kept)).doesNotExist();
  }

  @Test
  void relevancesOutOfProportion_publishNothing_andTheWorstIsNamed() throws Exception {
    TestRun run = run(review("good"), review("a dull , tired story , not a good one"));
    ExplainResult result = run.with("max_amplification", 0.5).run();
    assertThat(result.published()).isFalse();
    assertThat(result.shortfall().orElseThrow().gate()).isEqualTo(Gate.AMPLIFICATION);
    JsonNode most = run.with("publish_on_gate", true).published().at("/amplification/(polarity)");
    assertThat(most.get("mean").asDouble()).isGreaterThan(0.5);
    assertThat(result.shortfall().orElseThrow().line())
        .contains(
            " times what they explain in the mean of reviews, above max_amplification 0.5",
            "; median %.1f, 99th percentile %.1f; most, "
                .formatted(most.get("median").asDouble(), most.get("p99").asDouble()),
            "most, %.1f times in ".formatted(most.get("maximum").asDouble()),
            input.getFileName() + ": {\"text\": \"");
    assertThat(run.with("max_amplification", null).published().get("gate").isNull()).isTrue();
  }
}
