package io.github.relevista.spark.job;

import io.github.relevista.model.SentimentModel;
import io.github.relevista.plan.UncutPeriods;
import io.github.relevista.runs.Shortfall;
import io.github.relevista.spark.input.Corpus;
import io.github.relevista.spark.publish.Publication;
import io.github.relevista.spark.publish.PublishedOutput;
import io.github.relevista.spark.publish.PublishedRecord;
import io.github.relevista.spark.publish.RunScope;
import io.github.relevista.spark.tables.SizedFiles;
import io.github.relevista.tables.Rejects;
import io.github.relevista.text.BatchLimits;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * The skeleton of jobs with a model over a corpus: count the rows, let the tasks make outcomes of
 * them in one pass, find out what these come to, see whether that passes the gates, and publish the
 * tables of a date in one go. What a job does of its own is its {@link CorpusWork}.
 *
 * @param session the session
 * @param plan what the job is told
 * @param corpus the rows
 * @param output where tables are published
 * @param records what the output held when the job was made ready
 */
public record CorpusJob(
    JobSession session,
    JobPlan plan,
    Corpus corpus,
    PublishedOutput output,
    List<PublishedRecord> records) {
  /** The table of the rows that could not be used; every job has it. */
  public static final String REJECTS = Rejects.TABLE.name();

  /** Full batches that a window holds, so that reviews of similar length find each other. */
  private static final int BATCHES_PER_WINDOW = 16;

  /** Looks at the output of a job, and writes nothing. */
  public static CorpusJob prepare(JobSession session, JobPlan plan, Corpus corpus)
      throws Exception {
    corpus.notes().forEach(session::tell);
    CheckedOutput opened =
        CheckedOutput.open(
            plan.command(),
            plan.output().path(),
            plan.output().tables(),
            corpus.files(),
            session.spark());
    return new CorpusJob(session, plan, corpus, opened.output(), opened.records());
  }

  /** Does the work. */
  public <F extends Findings> JobResult<F> run(CorpusWork<F> unprepared) throws Exception {
    Instant started = Instant.now();
    Stages stages = session.stages();
    Map<String, Long> rows = stages.run("count", "counted the rows of the input", corpus::count);
    try (Broadcasting model = new Broadcasting(session.spark(), plan.model());
        Publication publication =
            output.begin(
                plan.output().runDate(),
                plan.modelId(),
                plan.settingsId(),
                plan.increment().isPresent() ? RunScope.KEY : RunScope.RESULT)) {
      // From here on no other run makes one result of this date and others.
      plan.increment().ifPresent(increment -> increment.requireUnchanged(output, plan.key()));
      UncutPeriods.requireOwnResult(
          plan.output().runDate(),
          plan.output().path(),
          PublishedRecord.parsed(
              output.record(UncutPeriods.filedUnder(plan.output().runDate()), plan.key()).stream()
                  .toList()));
      DealtRows dealt = new DealtRows(corpus, plan.run().partitions());
      CorpusWork<F> work =
          unprepared.prepared(
              new CorpusWords(stages, dealt, unprepared.reading(corpus.reader()), model.model()));
      Pass pass =
          stages.run(
              plan.command(),
              plan.done() + " the reviews",
              () -> pass(outcomes(work, dealt, model.model()), work.outcomesTogether()));
      try {
        PassReport report = pass.report();
        JobRun run =
            new JobRun(session, pass.outcomes(), report, model.model(), publication, earlier());
        F findings = work.findings(run);
        return end(work, run, findings, rows, report, started);
      } finally {
        pass.outcomes().unpersist();
      }
    }
  }

  /** What the tasks handed on, kept, and what it tells of the pass. */
  private record Pass(Dataset<Row> outcomes, PassReport report) {}

  private static Pass pass(Dataset<Row> outcomes, long together) {
    Dataset<Row> kept = KeptOutcomes.onDisk(outcomes, together);
    try {
      return new Pass(kept, PassReport.of(kept));
    } catch (Throwable e) {
      kept.unpersist();
      throw e;
    }
  }

  private Optional<EarlierResult> earlier() {
    return plan.earlier().map(record -> new EarlierResult(session.spark(), output, record));
  }

  private Dataset<Row> outcomes(
      CorpusWork<?> work, DealtRows dealt, Broadcast<SentimentModel> model) {
    ReadingPlan reading = work.reading(corpus.reader());
    JobTask task = work.task();
    OutcomeColumns columns = work.columns();
    int sequences = plan.run().batchSequences();
    int tokens = plan.run().batchTokens();
    MapPartitionsFunction<Row, Row> pass =
        rows ->
            new PartitionPass(
                rows,
                reading,
                new BatchLimits(sequences, tokens, BATCHES_PER_WINDOW),
                task,
                columns,
                model.value());
    return session
        .spark()
        .createDataFrame(dealt.rows(), corpus.rows().schema())
        .mapPartitions(pass, Encoders.row(columns.schema()));
  }

  /** Publishes what was found, if it passes the gates or need not. */
  private <F extends Findings> JobResult<F> end(
      CorpusWork<F> work,
      JobRun run,
      F findings,
      Map<String, Long> rows,
      PassReport report,
      Instant started)
      throws Exception {
    report.requireEveryRowOfEveryFile(rows);
    for (String column : corpus.reader().columns().values()) {
      if (findings.used() > 0 && !report.columnsWithValue().contains(column)) {
        session.tell("no row has a value in the column '%s'".formatted(column));
      }
    }
    long all = rows.values().stream().mapToLong(Long::longValue).sum();
    RowCounts counts = new RowCounts(all, findings.used(), report.rejected());
    counts.requireEveryRow(plan.done());
    RowCounts total = plan.earlier().map(counts::plus).orElse(counts);
    Optional<Shortfall> shortfall =
        total
            .shortfall(plan.output())
            .or(
                () ->
                    work.shortfall(
                        run, findings, total, () -> PublishedRecord.parsed(output.records())));
    boolean publishes = shortfall.isEmpty() || plan.output().publishOnGate();
    Dataset<Row> rejects = RejectTable.of(run, plan);
    Optional<Dataset<Row>> earlierRejects =
        run.earlier().isEmpty()
            ? Optional.empty()
            : run.earlier().get().rows(Rejects.TABLE, List.of());
    if (earlierRejects.isPresent()) {
      rejects = rejects.union(earlierRejects.get());
    }
    Optional<Path> kept = Optional.empty();
    if (publishes) {
      work.writeTables(
          run, findings, TableWrite.sorted(REJECTS, rejects, Rejects.ORDER, total.rejectedRows()));
    } else if (total.rejectedRows() > 0) {
      kept = Optional.of(output.unpublished(REJECTS, plan.output().runDate(), plan.key()));
      SizedFiles.PUBLISHED.write(
          rejects, Rejects.ORDER, total.rejectedRows(), kept.get().toString());
    }
    Set<ExecutorKind> executors = new TreeSet<>(report.executors());
    executors.addAll(findings.executors());
    JobResult<F> result =
        new JobResult<>(
            counts,
            report.examples(),
            executors,
            shortfall,
            publishes,
            kept.map(Path::toString),
            findings,
            session.stages().seconds());
    byte[] record =
        new JobRecord(plan, corpus.files(), started)
            .json(session.spark().version(), work, result, total);
    if (publishes) {
      work.recordBeside().ifPresent(name -> run.publication().stageBeside(name, record));
      run.publication().commit(record);
    } else {
      output.keepRecord(plan.output().runDate(), plan.key(), record);
    }
    return result;
  }
}
