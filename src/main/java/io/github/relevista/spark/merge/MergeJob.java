package io.github.relevista.spark.merge;

import io.github.relevista.plan.MergePlan;
import io.github.relevista.report.MergeResult;
import io.github.relevista.runs.RunPart;
import io.github.relevista.runs.RunRecord;
import io.github.relevista.settings.MergeSettings;
import io.github.relevista.settings.TablePlace;
import io.github.relevista.spark.explain.RunFigures;
import io.github.relevista.spark.input.InvalidInputException;
import io.github.relevista.spark.job.Increment;
import io.github.relevista.spark.job.JobSession;
import io.github.relevista.spark.publish.Publication;
import io.github.relevista.spark.publish.PublishException;
import io.github.relevista.spark.publish.PublishedOutput;
import io.github.relevista.spark.publish.PublishedRecord;
import io.github.relevista.spark.publish.RunScope;
import io.github.relevista.spark.results.ResultTables;
import io.github.relevista.spark.results.ResultsJob;
import io.github.relevista.spark.tables.TableMerge;
import io.github.relevista.spark.tables.WrittenFiles;
import io.github.relevista.tables.Totals;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Adds up the results of several runs exactly: what comes out is what explaining all their reviews
 * in one run would give, value for value. Each sum is published by itself, under the protocol by
 * which every run publishes; a merge that died is repeated and changes nothing that was done. A
 * compaction publishes each sum in the place of the results that it is made of.
 */
public final class MergeJob implements ResultsJob<MergeResult> {
  static final String COMMAND = "merge";

  private final JobSession session;
  private final MergePlan plan;
  private final PublishedOutput output;
  private final TablePlace tables;

  private MergeJob(JobSession session, MergeTarget target) {
    this.session = session;
    plan = target.plan();
    output = target.output();
    tables = target.tables();
  }

  /**
   * Opens a Spark session, reads what the inputs say of themselves, and writes nothing.
   *
   * @param progress takes one line for each stage that ends
   * @return the job; closing it closes the session
   */
  public static MergeJob open(MergeSettings settings, Consumer<String> progress) throws Exception {
    return JobSession.open(
        "relevista merge", settings.master(), progress, session -> prepare(session, settings));
  }

  /** Prepares a merge in a session that is there already. */
  public static MergeJob prepare(JobSession session, MergeSettings settings) throws Exception {
    return new MergeJob(session, MergeTarget.of(session, settings));
  }

  @Override
  public List<String> description() {
    List<String> lines = new ArrayList<>();
    if (plan.sums().isEmpty()) {
      return List.of("every whole month up to %s is one result".formatted(plan.range().last()));
    }
    lines.add(
        "%d results of %s to %s, slices %s"
            .formatted(
                plan.parts().size(), plan.range().first(), plan.range().last(), plan.slices()));
    for (MergePlan.Sum sum : plan.sums()) {
      lines.add(
          "%s  %s to %s: %d results of model_id %s, settings_id %s"
              .formatted(
                  sum.period().last(),
                  sum.period().first(),
                  sum.period().last(),
                  sum.parts().size(),
                  sum.record().modelId(),
                  sum.record().settingsId()));
    }
    return lines;
  }

  @Override
  public MergeResult run() throws Exception {
    Instant started = Instant.now();
    if (plan.sums().isEmpty()) {
      return new MergeResult(plan.settings().output(), List.of(), session.stages().seconds());
    }
    int last = plan.sums().size() - 1;
    // The tables of all sums are written in one go, where the run of the last one stages its own.
    try (Publication keeper = begin(plan.sums().get(last))) {
      SumFiles files = new SumFiles(plan, keeper.scratch());
      Map<MergedLayout, Dataset<Row>> written = write(files);
      Map<String, RunFigures> figures = figures(keeper.scratch(), written);
      for (MergePlan.Sum sum : plan.sums().subList(0, last)) {
        try (Publication publication = begin(sum)) {
          publish(sum, files, written, figures, publication, started);
        }
      }
      publish(plan.sums().get(last), files, written, figures, keeper, started);
    }
    return new MergeResult(
        plan.settings().output(),
        plan.sums().stream().map(MergeJob::result).toList(),
        session.stages().seconds());
  }

  private Publication begin(MergePlan.Sum sum) {
    RunRecord any = sum.record();
    return plan.settings().compact()
        ? output.begin(
            sum.period().last(), any.modelId(), any.settingsId(), RunScope.over(sum.period()))
        : output.begin(sum.period().last(), any.modelId(), any.settingsId());
  }

  /**
   * Refuses to go on once another run has published a result of a day that is to go. Asked after
   * the publication has begun, from when on no other run of these days can commit without stopping
   * it.
   *
   * @throws PublishException if there is such a result
   */
  private void requireUnchanged(MergePlan.Sum sum) {
    List<RunRecord> now =
        PublishedRecord.parsed(Increment.known(output, MergeTarget.key(sum))).stream()
            .filter(record -> sum.period().holds(record.date()))
            .toList();
    if (!now.equals(sum.parts().stream().map(RunPart::record).toList())) {
      throw PublishException.overtaken(MergeTarget.key(sum));
    }
  }

  private Map<MergedLayout, Dataset<Row>> write(SumFiles files) throws Exception {
    Map<MergedLayout, Dataset<Row>> written = new HashMap<>();
    SummedTables summed = new SummedTables(session.spark(), plan);
    for (MergedLayout layout : MergedLayout.of(plan)) {
      Optional<SummedTables.Summed> found = summed.of(layout.table(), layout.sliced());
      if (found.isPresent()) {
        written.put(layout, found.get().rows());
        session
            .stages()
            .run(
                layout.table().name(),
                "merged " + layout.table().name(),
                () -> {
                  files.write(layout.table(), found.get(), layout.order());
                  return null;
                });
      }
    }
    return written;
  }

  /** The figures of every sum, by its date and key. */
  private Map<String, RunFigures> figures(Path scratch, Map<MergedLayout, Dataset<Row>> written) {
    List<String> keys = List.of(SummedTables.FILED, SummedTables.KEY, Totals.CLASS);
    StructType columns =
        written.entrySet().stream()
            .filter(table -> table.getKey().table() == Totals.TABLE)
            .map(table -> table.getValue().schema())
            .findFirst()
            .orElseThrow(() -> ResultTables.missing(plan.parts().get(0).output(), Totals.TABLE));
    Dataset<Row> totals =
        WrittenFiles.reader(session.spark())
            .schema(columns)
            .parquet(new Path(scratch, Totals.TABLE.name()).toString());
    Map<String, List<Row>> rows = new HashMap<>();
    for (Row row : TableMerge.merged(totals, Totals.TABLE, keys).collectAsList()) {
      rows.computeIfAbsent(row.get(0) + " " + row.get(1), sum -> new ArrayList<>()).add(row);
    }
    Map<String, RunFigures> figures = new HashMap<>();
    rows.forEach((sum, classes) -> figures.put(sum, RunFigures.of(classes)));
    return figures;
  }

  private void publish(
      MergePlan.Sum sum,
      SumFiles files,
      Map<MergedLayout, Dataset<Row>> rows,
      Map<String, RunFigures> figures,
      Publication publication,
      Instant started)
      throws IOException {
    if (plan.settings().compact()) {
      requireUnchanged(sum);
    }
    MergeRecord record =
        new MergeRecord(sum, plan.settings().compact(), tables, plan.slices(), started);
    RunFigures ofSum =
        figures.getOrDefault(
            sum.period().last() + " " + MergeTarget.key(sum), RunFigures.of(List.<Row>of()));
    if (ofSum.explained() != record.explained()) {
      throw new InvalidInputException(
          "the tables of %s to %s hold %d reviews, the run records %d: an input changed during the merge; start it again"
              .formatted(
                  sum.period().first(),
                  sum.period().last(),
                  ofSum.explained(),
                  record.explained()));
    }
    for (Map.Entry<MergedLayout, Dataset<Row>> table : rows.entrySet()) {
      files.stage(sum, table.getKey().table(), table.getValue(), publication);
    }
    publication.commit(record.json(session.spark().version(), ofSum, session.stages().seconds()));
  }

  private static MergeResult.Sum result(MergePlan.Sum sum) {
    return new MergeResult.Sum(
        sum.period().last(),
        sum.period().first(),
        sum.record().modelId(),
        sum.record().settingsId(),
        sum.parts().size(),
        sum.parts().stream().mapToLong(part -> part.record().rows()).sum(),
        sum.parts().stream().mapToLong(part -> part.record().explained()).sum());
  }

  @Override
  public void close() {
    session.close();
  }
}
