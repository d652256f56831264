package io.github.relevista.spark.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.relevista.report.ExplainResult;
import io.github.relevista.settings.Configuration;
import io.github.relevista.settings.ExplainSettings;
import io.github.relevista.spark.job.JobSession;
import io.github.relevista.spark.job.PublishedRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Runs of the job over the sample data or over files of a test's own. */
public final class TestRun {
  static final String DATE = "2026-01-31";

  private final SparkSession spark;
  private final Path output;
  private Configuration configuration;

  private TestRun(SparkSession spark, Path output) {
    this.spark = spark;
    this.output = output;
    this.configuration =
        Configuration.empty()
            .with("model", "sample-data/model")
            // What tests look at are mostly texts as they are; the model would have sentences.
            .with("unit", "review")
            .with("epsilon", 0.001)
            .with("output", output.toString())
            .with("run_date", DATE);
  }

  /** A run over files of the test's own. */
  public static TestRun over(SparkSession spark, Path output, String... inputs) {
    return new TestRun(spark, output).with("input", List.of(inputs));
  }

  /** A run over a file of these lines. */
  static TestRun overLines(SparkSession spark, Path output, Path file, String... lines)
      throws IOException {
    Files.writeString(file, String.join("\n", lines) + "\n");
    return over(spark, output, file.toString());
  }

  /** The line of a review. */
  static String review(String text) {
    return "{\"text\": \"%s\"}".formatted(text);
  }

  /** A run over the sample reviews of all seven days. */
  static TestRun overSamples(SparkSession spark, Path output) {
    return over(spark, output, "sample-data/reviews/*.jsonl*")
        .with("id_column", "id")
        .with("label_column", "stars");
  }

  public TestRun with(String key, Object value) {
    configuration = configuration.with(key, value);
    return this;
  }

  public ExplainResult run() throws Exception {
    ExplainSettings settings = ExplainSettings.of(configuration);
    try (ExplainJob job = ExplainJob.prepare(JobSession.within(spark, line -> {}), settings)) {
      return job.run();
    }
  }

  /** Runs, and returns the record of what it published. */
  JsonNode published() throws Exception {
    assertThat(run().published()).isTrue();
    return record();
  }

  /** The record of the run of {@link #DATE}. */
  JsonNode record() throws IOException {
    return new ObjectMapper()
        .readTree(output.resolve("_run/run_date=" + DATE + "/run.json").toFile());
  }

  public Dataset<Row> table(String name) {
    return spark.read().parquet(output.resolve(name).toString());
  }

  /** The rows of a table as text, sorted. */
  public List<String> rows(String name) throws IOException {
    return PublishedRows.of(output.resolve(name));
  }
}
