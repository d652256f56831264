package io.github.relevista.spark.evaluate;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.github.relevista.evaluate.EvaluationPlan;
import io.github.relevista.evaluate.EvaluationState;
import io.github.relevista.evaluate.EvaluationTables;
import io.github.relevista.evaluate.Experiment;
import io.github.relevista.evaluate.PointingTally;
import io.github.relevista.evaluate.ResultTable;
import io.github.relevista.explain.EngineKind;
import io.github.relevista.explain.OpenedModel;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.plan.EvaluatePlan;
import io.github.relevista.settings.EvaluateSettings;
import io.github.relevista.settings.OutputSettings;
import io.github.relevista.spark.explain.Tables;
import io.github.relevista.spark.input.Corpus;
import io.github.relevista.spark.job.Broadcasting;
import io.github.relevista.spark.job.CheckedOutput;
import io.github.relevista.spark.job.HadoopModelSource;
import io.github.relevista.spark.job.KeptOutcomes;
import io.github.relevista.spark.job.RowCounts;
import io.github.relevista.spark.job.Sessions;
import io.github.relevista.spark.job.Stages;
import io.github.relevista.spark.publish.Publication;
import io.github.relevista.spark.publish.PublishedOutput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Compares methods of explanation over a corpus: reads it once, explains every review by every
 * method, makes all experiments, and publishes the tables of a date in one go.
 */
public final class EvaluateJob implements AutoCloseable {
  private final SparkSession spark;
  private final EvaluatePlan plan;
  private final Corpus corpus;
  private final PublishedOutput output;
  private final Stages stages;
  private final Runnable closing;
  private final Instant started = Instant.now();

  private EvaluateJob(
      SparkSession spark,
      EvaluatePlan plan,
      Corpus corpus,
      PublishedOutput output,
      Consumer<String> progress,
      Runnable closing) {
    this.spark = spark;
    this.plan = plan;
    this.corpus = corpus;
    this.output = output;
    this.stages = new Stages(spark, progress);
    this.closing = closing;
  }

  /**
   * Opens a Spark session, reads and checks everything that the run will need, and writes nothing.
   *
   * @param settings what is to be done
   * @param progress takes one line for each stage that ends
   * @return the job; closing it closes the session
   */
  public static EvaluateJob open(EvaluateSettings settings, Consumer<String> progress)
      throws Exception {
    SparkSession spark = Sessions.open("relevista evaluate", settings.run().master());
    try {
      return prepare(spark, settings, progress, spark::stop);
    } catch (Throwable e) {
      spark.stop();
      throw e;
    }
  }

  /** Prepares a run in a session that is there already, with what is to be done at its end. */
  static EvaluateJob prepare(
      SparkSession spark, EvaluateSettings settings, Consumer<String> progress, Runnable closing)
      throws Exception {
    var hadoop = spark.sparkContext().hadoopConfiguration();
    HadoopModelSource folder = HadoopModelSource.of(settings.model(), hadoop);
    SentimentModel model = OpenedModel.open(folder, EngineKind.AUTO).model();
    EvaluatePlan plan = EvaluatePlan.of(settings, model);
    Corpus corpus = Corpus.open(spark, settings.input());
    PublishedOutput output =
        CheckedOutput.open("evaluate", settings.output().path(), settings.input().paths(), hadoop);
    return new EvaluateJob(spark, plan, corpus, output, progress, closing);
  }

  /** The plan of this run, in lines for people. */
  public List<String> description() {
    return EvaluateDescription.of(plan, corpus);
  }

  @Override
  public void close() {
    closing.run();
  }

  /** Runs the job. */
  public EvaluateResult run() throws Exception {
    long rows = stages.run("count", "counted the rows of the input", () -> corpus.rows().count());
    try (Broadcasting broadcasting = new Broadcasting(spark, plan.model());
        Publication publication =
            output.begin(plan.settings().output().runDate(), plan.modelId(), plan.settingsId())) {
      EvaluatePasses passes = new EvaluatePasses(spark, plan, corpus, broadcasting.model());
      Dataset<Row> outcomes = KeptOutcomes.onDisk(passes.outcomes(), KeptOutcomes.FEW_NUMBERS);
      try {
        EvaluationState state =
            stages.run("evaluate", "made the experiments", () -> passes.state(outcomes));
        Map<String, Long> rejected =
            stages.run(
                "rejects", "counted the rejects", () -> RowCounts.byReason(rejects(outcomes)));
        RowCounts counts = new RowCounts(rows, state.texts(), rejected);
        counts.requireEveryRow("evaluated");
        EvaluateResult result = result(tables(passes, state, outcomes), counts, state);
        if (result.published()) {
          publish(result, outcomes, publication);
        }
        return result;
      } finally {
        outcomes.unpersist();
      }
    }
  }

  private List<ResultTable> tables(
      EvaluatePasses passes, EvaluationState state, Dataset<Row> outcomes) throws Exception {
    EvaluationPlan evaluation = plan.evaluation();
    PointingTally pointing = new PointingTally(evaluation);
    if (evaluation.has(Experiment.POINTING)) {
      pointing =
          stages.run(
              "pointing", "played the pointing game", () -> passes.pointing(state.documents()));
    }
    double confidence = plan.settings().evaluation().confidence();
    List<ResultTable> tables =
        new ArrayList<>(new EvaluationTables(evaluation, confidence).of(state, pointing));
    if (evaluation.has(Experiment.WORD_TABLES)) {
      tables.add(stages.run("words", "ranked the words", () -> WordTables.of(outcomes, plan)));
    }
    return List.copyOf(tables);
  }

  private static Dataset<Row> rejects(Dataset<Row> outcomes) {
    return outcomes
        .where(col(EvaluateOutcome.REJECT).isNotNull())
        .select(EvaluateOutcome.REJECT + ".*");
  }

  private EvaluateResult result(List<ResultTable> tables, RowCounts counts, EvaluationState state) {
    OutputSettings wanted = plan.settings().output();
    Optional<String> shortfall = counts.shortfall(wanted.maximumRejectRate());
    return new EvaluateResult(
        wanted.path(),
        tables,
        counts.rows(),
        counts.taken(),
        state.correct(),
        state.tokens(),
        counts.rejected(),
        shortfall,
        shortfall.isEmpty() || wanted.publishOnGate(),
        stages.seconds());
  }

  private void publish(EvaluateResult result, Dataset<Row> outcomes, Publication publication)
      throws Exception {
    stages.run(
        "write",
        "wrote the tables",
        () -> {
          for (ResultTable table : result.tables()) {
            ResultRows.of(spark, plan, table)
                .write()
                .parquet(publication.staged(table.name()).toString());
          }
          rejects(outcomes)
              .select(
                  lit(plan.modelId()).as("model_id"),
                  lit(plan.settingsId()).as("settings_id"),
                  col("*"))
              .repartition(1)
              .sortWithinPartitions("file", "reason", "row")
              .write()
              .parquet(publication.staged(Tables.REJECTS).toString());
          return null;
        });
    byte[] record =
        new EvaluationRecord(plan, corpus.files(), result, started).json(spark.version());
    publication.stageBeside("evaluation.json", record);
    publication.commit(record);
  }
}
