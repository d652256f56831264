package io.github.relevista.spark.explain;

import io.github.relevista.intake.RowFormat;
import io.github.relevista.plan.ExplainPlan;
import io.github.relevista.report.ExplainResult;
import io.github.relevista.runs.DatePlan;
import io.github.relevista.runs.Ledger;
import io.github.relevista.runs.Period;
import io.github.relevista.settings.ExplainSettings;
import io.github.relevista.settings.InputSettings;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.spark.input.CatalogTable;
import io.github.relevista.spark.input.ExpectedInput;
import io.github.relevista.spark.input.InputFiles;
import io.github.relevista.spark.input.SnapshotTable;
import io.github.relevista.spark.job.CheckedOutput;
import io.github.relevista.spark.job.Increment;
import io.github.relevista.spark.job.JobSession;
import io.github.relevista.spark.publish.PublishedOutput;
import io.github.relevista.spark.publish.PublishedRecord;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/**
 * Explains the files of an input, or the rows of a table, that no published result holds, each
 * once, date by date: every date is a run of its own. What is new is found again before each of
 * them, so that it does not matter when a run died before or what others publish meanwhile.
 */
public final class NewFilesJob implements AutoCloseable {
  private static final InputFiles NO_FILES = new InputFiles(List.of(), List.of(), RowFormat.TABLE);

  private final JobSession session;
  private final ExplainPlan plan;
  private final PublishedOutput output;
  private final Arrivals arrivals;

  private NewFilesJob(
      JobSession session, ExplainPlan plan, PublishedOutput output, Arrivals arrivals) {
    this.session = session;
    this.plan = plan;
    this.output = output;
    this.arrivals = arrivals;
  }

  /**
   * Opens a Spark session, looks at the input and at what the output holds, and writes nothing.
   *
   * @param progress takes one line for each stage that ends
   * @return the job; closing it closes the session
   */
  public static NewFilesJob open(ExplainSettings settings, Consumer<String> progress)
      throws Exception {
    return JobSession.open(
        "relevista explain",
        settings.run().master(),
        progress,
        session -> prepare(session, settings));
  }

  /** Prepares the job in a session that is there already. */
  public static NewFilesJob prepare(JobSession session, ExplainSettings settings) throws Exception {
    Configuration hadoop = session.spark().sparkContext().hadoopConfiguration();
    ExpectedInput.await(settings.increment(), hadoop, session::tell);
    ExplainPlan plan = ExplainPlan.of(settings, session.model(settings.model()));
    Optional<SnapshotTable> snapshots = SnapshotTable.of(session.spark(), settings.input());
    InputFiles found =
        snapshots.isPresent() ? NO_FILES : files(session.spark(), settings.input(), hadoop);
    CheckedOutput opened =
        CheckedOutput.open(
            "explain",
            settings.output().path(),
            settings.output().tables(),
            found,
            session.spark());
    PublishedOutput output = opened.output();
    Ledger ledger =
        ledger(plan, opened.records(PublishedOutput.key(plan.modelId(), plan.settingsId())));
    Arrivals arrivals =
        snapshots.isPresent()
            ? ArrivedSnapshots.of(session, settings, snapshots.get())
            : ArrivedFiles.of(session, settings, found, ledger);
    return new NewFilesJob(session, plan, output, arrivals);
  }

  /** The files of an input, or those that a table of the catalog consists of. */
  private static InputFiles files(SparkSession spark, InputSettings input, Configuration hadoop)
      throws IOException {
    return input.table().isPresent()
        ? CatalogTable.of(spark, input.table().get()).files()
        : InputFiles.of(input, hadoop);
  }

  /** What there is to do now, date by date. */
  private List<DatePlan> plans(List<PublishedRecord> known) throws Exception {
    return arrivals.plans(ledger(plan, known));
  }

  private static Ledger ledger(ExplainPlan plan, List<PublishedRecord> known) {
    return Ledger.of(plan.modelId() + " " + plan.settingsId(), PublishedRecord.parsed(known));
  }

  private List<PublishedRecord> known() {
    return Increment.known(output, PublishedOutput.key(plan.modelId(), plan.settingsId()));
  }

  /** What would be done, in lines for people: one for each date. */
  public List<String> description() throws Exception {
    List<String> lines = new ArrayList<>();
    for (DatePlan date : plans(known())) {
      lines.add(
          switch (date.deed()) {
            case MAKE -> "%s  %s".formatted(date.date(), arrivals.what(date));
            case ADD ->
                "%s  %s, added to %d rows"
                    .formatted(
                        date.date(), arrivals.what(date), date.result().orElseThrow().rows());
            case TOO_LATE ->
                "%s  %s, too late: the date became a part of %s (merge --compact)"
                    .formatted(date.date(), arrivals.what(date), period(date));
            case REPLACE ->
                "%s  %d changed files: the date is explained again from %d files%s"
                    .formatted(
                        date.date(),
                        date.changed().size(),
                        date.files().size(),
                        date.missing().isEmpty()
                            ? ""
                            : ", but %d files are gone".formatted(date.missing().size()));
          });
    }
    return lines.isEmpty() ? List.of(arrivals.nothing()) : lines;
  }

  /**
   * Explains date by date.
   *
   * @return what came of each
   * @throws InvalidSettingException if a file has changed and others of its date are gone: the date
   *     could only be published with less than it has
   */
  public List<ExplainResult> run() throws Exception {
    List<ExplainResult> results = new ArrayList<>();
    Set<LocalDate> done = new HashSet<>();
    while (true) {
      // The run goes by the very records by which its files were found to be new.
      List<PublishedRecord> known = known();
      Optional<DatePlan> next = next(known, done);
      if (next.isEmpty()) {
        return results;
      }
      results.add(run(next.get(), known));
      done.add(next.get().date());
    }
  }

  private Optional<DatePlan> next(List<PublishedRecord> known, Set<LocalDate> done)
      throws Exception {
    return plans(known).stream().filter(date -> !done.contains(date.date())).findFirst();
  }

  private static String period(DatePlan date) {
    Period days = date.result().orElseThrow().days();
    return days.first() + " to " + days.last();
  }

  private ExplainResult run(DatePlan date, List<PublishedRecord> known) throws Exception {
    if (date.deed() == DatePlan.Deed.TOO_LATE) {
      throw new InvalidSettingException(
          "%s %s, and its date %s became a part of the result of %s (merge --compact), of which nothing can be taken back; leave it out of the input, or explain it into another output"
              .formatted(
                  date.files().get(0).path(),
                  date.changed().isEmpty() ? "is new" : "has changed",
                  date.date(),
                  period(date)));
    }
    if (!date.missing().isEmpty()) {
      throw new InvalidSettingException(
          "%s has changed, and with it %s is explained again, but %s, which it holds too, is gone; bring it back, or explain the date from its files without new_only"
              .formatted(date.changed().get(0).path(), date.date(), date.missing().get(0).path()));
    }
    session.tell("%s: %s".formatted(date.date(), arrivals.what(date)));
    Increment increment =
        new Increment(
            known,
            date.deed() == DatePlan.Deed.ADD ? date.result() : Optional.empty(),
            arrivals.byRow(),
            arrivals.fingerprints(date),
            arrivals.touched(ledger(plan, known)),
            arrivals.spans(date));
    ExplainJob job = ExplainJob.prepare(session, arrivals.settings(date), Optional.of(increment));
    job.requireIds(plan);
    return job.run();
  }

  @Override
  public void close() {
    session.close();
  }
}
