package io.github.relevista.spark.explain;

import io.github.relevista.model.SentimentModel;
import io.github.relevista.plan.ExplainPlan;
import io.github.relevista.report.ExplainResult;
import io.github.relevista.runs.SnapshotSpan;
import io.github.relevista.settings.ContextSettings;
import io.github.relevista.settings.ExplainSettings;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.spark.input.ExpectedInput;
import io.github.relevista.spark.input.OpenedInput;
import io.github.relevista.spark.input.RowDates;
import io.github.relevista.spark.job.CorpusJob;
import io.github.relevista.spark.job.Increment;
import io.github.relevista.spark.job.JobPlan;
import io.github.relevista.spark.job.JobResult;
import io.github.relevista.spark.job.JobSession;
import io.github.relevista.spark.job.SliceColumns;
import io.github.relevista.spark.publish.PublishedOutput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Explains a corpus: reads it once, explains every review, adds up what words contributed, and
 * publishes the tables of a date in one go.
 */
public final class ExplainJob implements AutoCloseable {
  private final ExplainPlan plan;
  private final Optional<long[]> phrases;
  private final CorpusJob job;

  private ExplainJob(ExplainPlan plan, Optional<long[]> phrases, CorpusJob job) {
    this.plan = plan;
    this.phrases = phrases;
    this.job = job;
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
    return JobSession.open(
        "relevista explain",
        settings.run().master(),
        progress,
        session -> prepare(session, settings));
  }

  /** Prepares a run in a session that is there already. */
  static ExplainJob prepare(JobSession session, ExplainSettings wanted) throws Exception {
    ExpectedInput.await(
        wanted.increment(), session.spark().sparkContext().hadoopConfiguration(), session::tell);
    return prepare(session, wanted, Optional.empty());
  }

  /**
   * Prepares a run over new files.
   *
   * @param increment what it goes by; empty for a run that takes its input as it is
   */
  static ExplainJob prepare(
      JobSession session, ExplainSettings wanted, Optional<Increment> increment) throws Exception {
    SentimentModel model = session.model(wanted.model());
    SliceColumns.refuseReserved(wanted.input().sliceBy());
    // Faults of the settings are told before the input is looked at, which may take a while.
    ExplainPlan.of(wanted, model);
    Optional<long[]> phrases = phrases(session, wanted.contexts().phrases(), model);
    OpenedInput input = input(session, wanted, increment);
    ExplainSettings settings = wanted.withInput(input.settings());
    ExplainPlan plan = ExplainPlan.of(settings, model);
    JobPlan jobPlan =
        new JobPlan(
            "explain",
            "explained",
            settings.model(),
            plan.model(),
            plan.modelId(),
            plan.settingsId(),
            settings.input(),
            settings.output(),
            settings.run(),
            increment);
    CorpusJob job = CorpusJob.prepare(session, jobPlan, input.corpus());
    SliceColumns.refuseOthers(
        settings.input().sliceBy(),
        settings.output().path(),
        job.records(),
        record ->
            record.key().equals(PublishedOutput.key(plan.modelId(), plan.settingsId()))
                && record.date().equals(settings.output().runDate()));
    return new ExplainJob(plan, phrases, job);
  }

  /** The phrases that files list, if some do. */
  private static Optional<long[]> phrases(
      JobSession session, ContextSettings.Phrases wanted, SentimentModel model) throws IOException {
    if (!wanted.wanted() || wanted.files().isEmpty()) {
      return Optional.empty();
    }
    PhraseFiles found =
        PhraseFiles.read(
            wanted.files(),
            model.vocabulary(),
            session.spark().sparkContext().hadoopConfiguration());
    if (found.others() > 0) {
      session.tell(
          "%d phrases of %s are left out, which are not two or three words that the model knows"
              .formatted(found.others(), wanted.files()));
    }
    return Optional.of(found.phrases());
  }

  private static OpenedInput input(
      JobSession session, ExplainSettings wanted, Optional<Increment> increment) throws Exception {
    List<SnapshotSpan> spans = increment.map(Increment::spans).orElse(List.of());
    Optional<Increment.ByRow> byRow = increment.flatMap(Increment::byRow);
    if (byRow.isEmpty()) {
      return session.input(wanted.input(), wanted.wishes(), spans);
    }
    RowDates dates = byRow.get().dates();
    return session
        .input(wanted.input().slicedAlsoBy(dates.column()), wanted.wishes(), spans)
        .of(wanted.output().runDate(), dates, wanted.input());
  }

  /**
   * Refuses a run whose ids are not those that were expected: its input lacks a column by which
   * figures differ.
   */
  void requireIds(ExplainPlan expected) {
    if (!plan.settingsId().equals(expected.settingsId())) {
      throw new InvalidSettingException(
          "the files of %s have other columns than the configuration says, so that their figures could not be added; set label_column"
              .formatted(plan.settings().output().runDate()));
    }
  }

  /** The plan of this run, in lines for people. */
  public List<String> description() {
    return RunDescription.of(plan, job.corpus());
  }

  /** Runs the job. */
  public ExplainResult run() throws Exception {
    return result(plan, job.run(new ExplainWork(plan, phrases)));
  }

  private static ExplainResult result(ExplainPlan plan, JobResult<ExplainFindings> result) {
    RunFigures figures = result.findings().figures();
    return new ExplainResult(
        plan.settings().output().path(),
        Tables.names(plan),
        result.rows().rows(),
        result.rows().used(),
        result.rows().rejected(),
        figures.tokens(),
        figures.unknownTokens(),
        result.examples(),
        result.keptRejects(),
        result.shortfall(),
        result.published(),
        result.findings().topWords(),
        result.seconds());
  }

  @Override
  public void close() {
    job.session().close();
  }
}
