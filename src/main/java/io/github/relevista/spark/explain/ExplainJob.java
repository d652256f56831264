package io.github.relevista.spark.explain;

import io.github.relevista.explain.EngineKind;
import io.github.relevista.explain.OpenedModel;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.plan.ExplainPlan;
import io.github.relevista.settings.ExplainSettings;
import io.github.relevista.settings.OutputSettings;
import io.github.relevista.spark.input.Corpus;
import io.github.relevista.spark.job.Broadcasting;
import io.github.relevista.spark.job.CheckedOutput;
import io.github.relevista.spark.job.HadoopModelSource;
import io.github.relevista.spark.job.KeptOutcomes;
import io.github.relevista.spark.job.RowCounts;
import io.github.relevista.spark.job.Sessions;
import io.github.relevista.spark.job.Stages;
import io.github.relevista.spark.job.TaskPlan;
import io.github.relevista.spark.publish.Publication;
import io.github.relevista.spark.publish.PublishedOutput;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Explains a corpus: reads it once, explains every review, adds up what words contributed, and
 * publishes the tables of a date in one go.
 */
public final class ExplainJob implements AutoCloseable {
  private final SparkSession spark;
  private final ExplainPlan plan;
  private final Corpus corpus;
  private final PublishedOutput output;
  private final Stages stages;
  private final Runnable closing;
  private final Instant started = Instant.now();

  private ExplainJob(
      SparkSession spark,
      ExplainPlan plan,
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
  public static ExplainJob open(ExplainSettings settings, Consumer<String> progress)
      throws Exception {
    SparkSession spark = Sessions.open("relevista explain", settings.run().master());
    try {
      return prepare(spark, settings, progress, spark::stop);
    } catch (Throwable e) {
      spark.stop();
      throw e;
    }
  }

  /** Prepares a run in a session that is there already, with what is to be done at its end. */
  static ExplainJob prepare(
      SparkSession spark, ExplainSettings settings, Consumer<String> progress, Runnable closing)
      throws Exception {
    var hadoop = spark.sparkContext().hadoopConfiguration();
    HadoopModelSource folder = HadoopModelSource.of(settings.model(), hadoop);
    SentimentModel model = OpenedModel.open(folder, EngineKind.AUTO).model();
    ExplainPlan plan = ExplainPlan.of(settings, model);
    SliceColumns.refuseReserved(settings.input().sliceBy());
    Corpus corpus = Corpus.open(spark, settings.input());
    PublishedOutput output =
        CheckedOutput.open("explain", settings.output().path(), settings.input().paths(), hadoop);
    SliceColumns.refuseOthers(plan, output.records());
    return new ExplainJob(spark, plan, corpus, output, progress, closing);
  }

  /** The plan of this run, in lines for people. */
  public List<String> description() {
    return RunDescription.of(plan, corpus);
  }

  @Override
  public void close() {
    closing.run();
  }

  /** Runs the job. */
  public ExplainResult run() throws Exception {
    OutputSettings wanted = plan.settings().output();
    long rows = stages.run("count", "counted the rows of the input", () -> corpus.rows().count());
    try (Broadcasting broadcasting = new Broadcasting(spark, plan.model());
        Publication publication =
            output.begin(wanted.runDate(), plan.modelId(), plan.settingsId())) {
      Dataset<Row> outcomes =
          KeptOutcomes.onDisk(
              outcomes(broadcasting.model()),
              wanted.predictions() ? KeptOutcomes.WHOLE_REVIEWS : KeptOutcomes.FEW_NUMBERS);
      try {
        Tables tables =
            new Tables(
                outcomes,
                plan.modelId(),
                plan.settingsId(),
                plan.settings().input().sliceBy(),
                plan.model().classes().names());
        return publish(rows, tables, publication);
      } finally {
        outcomes.unpersist();
      }
    }
  }

  private Dataset<Row> outcomes(Broadcast<SentimentModel> model) {
    TaskPlan taskPlan = TaskPlan.of(plan, corpus.reader());
    MapPartitionsFunction<Row, Row> explain =
        rows -> new PartitionExplainer(rows, taskPlan, model.value());
    return corpus
        .dealt(plan.settings().run().partitions())
        .mapPartitions(explain, Encoders.row(Outcome.SCHEMA));
  }

  private ExplainResult publish(long rows, Tables tables, Publication publication)
      throws Exception {
    Map<String, Long> rejected =
        stages.run("explain", "explained the reviews", () -> RowCounts.byReason(tables.rejects()));
    Dataset<Row> totals = write(tables.totals(), Tables.TOTALS, publication);
    RunFigures figures = RunFigures.of(totals, rows, rejected);
    Optional<String> shortfall =
        figures.rows().shortfall(plan.settings().output().maximumRejectRate());
    boolean publishes = shortfall.isEmpty() || plan.settings().output().publishOnGate();
    Dataset<Row> words = write(tables.wordRelevance(), Tables.WORD_RELEVANCE, publication);
    List<TopWords> topWords = topWords(words);
    if (publishes) {
      write(tables.wordCounts(), Tables.WORD_COUNTS, publication);
      write(tables.rejects(), Tables.REJECTS, publication);
      if (plan.settings().output().predictions()) {
        write(tables.predictions(), Tables.PREDICTIONS, publication);
      }
      RunRecord record = new RunRecord(plan, corpus.files(), figures, started, stages.seconds());
      publication.commit(record.json(spark.version()));
    }
    return figures.result(plan, shortfall, publishes, topWords, stages.seconds());
  }

  /** Writes a table and opens what was written. */
  private Dataset<Row> write(Dataset<Row> table, String name, Publication publication)
      throws Exception {
    String path = publication.staged(name).toString();
    return stages.run(
        name,
        "wrote " + name,
        () -> {
          table.write().parquet(path);
          return spark.read().schema(table.schema()).parquet(path);
        });
  }

  private List<TopWords> topWords(Dataset<Row> wordRelevance) {
    OutputSettings wanted = plan.settings().output();
    var classes = plan.model().classes();
    List<String> ends =
        Stream.of(classes.lowest(), classes.highest()).map(classes.names()::get).toList();
    return TopWords.of(wordRelevance, ends, wanted.shownWords(), wanted.shownMinimum());
  }
}
