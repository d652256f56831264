package io.github.relevista.spark.evaluate;

import io.github.relevista.evaluate.ResultTable;
import io.github.relevista.modelio.LocalModelSource;
import io.github.relevista.modelio.ModelFolder;
import io.github.relevista.plan.EvaluatePlan;
import io.github.relevista.report.EvaluateResult;
import io.github.relevista.settings.Configuration;
import io.github.relevista.settings.EvaluateSettings;
import io.github.relevista.spark.job.JobSession;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Evaluations of a model over files of a test's choice. */
final class EvaluateRun {
  static final String DATE = "2026-01-31";

  private final SparkSession spark;
  private final Path output;
  private Configuration configuration;

  private EvaluateRun(SparkSession spark, String model, Path output) {
    this.spark = spark;
    this.output = output;
    this.configuration =
        Configuration.empty()
            .with("model", model)
            .with("output", output.toString())
            .with("run_date", DATE);
  }

  static EvaluateRun of(SparkSession spark, String model, Path output) {
    return new EvaluateRun(spark, model, output);
  }

  /** A run of the sample model over sample reviews, labelled by stars. */
  static EvaluateRun overSamples(SparkSession spark, Path output, String input) {
    return of(spark, "sample-data/model", output)
        .with("input", input)
        .with("id_column", "id")
        .with("label_column", "stars")
        .with(
            "labels",
            Map.of(
                "1", "very negative",
                "2", "negative",
                "3", "neutral",
                "4", "positive",
                "5", "very positive"));
  }

  EvaluateRun with(String key, Object value) {
    configuration = configuration.with(key, value);
    return this;
  }

  EvaluateResult run() throws Exception {
    EvaluateSettings settings = EvaluateSettings.of(configuration);
    try (EvaluateJob job = EvaluateJob.prepare(JobSession.within(spark, line -> {}), settings)) {
      return job.run();
    }
  }

  /** What the run's settings mean for its model. */
  EvaluatePlan plan() {
    EvaluateSettings settings = EvaluateSettings.of(configuration);
    return EvaluatePlan.of(
        settings, ModelFolder.read(new LocalModelSource(Path.of(settings.model()))));
  }

  Dataset<Row> table(String name) {
    return spark.read().parquet(output.resolve(name).toString());
  }

  /** The rows of a result's table. */
  static List<List<Object>> rows(EvaluateResult result, String table) {
    return result.tables().stream()
        .filter(each -> each.name().equals(table))
        .map(ResultTable::rows)
        .findFirst()
        .orElseThrow();
  }
}
