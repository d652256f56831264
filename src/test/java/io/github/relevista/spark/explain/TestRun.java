package io.github.relevista.spark.explain;

import io.github.relevista.report.ExplainResult;
import io.github.relevista.settings.Configuration;
import io.github.relevista.settings.ExplainSettings;
import io.github.relevista.spark.job.JobSession;
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

  public Dataset<Row> table(String name) {
    return spark.read().parquet(output.resolve(name).toString());
  }

  /** The rows of a table as text, in the order of all their columns. */
  public List<String> rows(String name) {
    return table(name).toJSON().collectAsList().stream().sorted().toList();
  }
}
