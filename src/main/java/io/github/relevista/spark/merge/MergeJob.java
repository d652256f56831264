package io.github.relevista.spark.merge;

import io.github.relevista.intake.RowFormat;
import io.github.relevista.plan.MergePlan;
import io.github.relevista.report.MergeResult;
import io.github.relevista.runs.RunPart;
import io.github.relevista.runs.RunRecord;
import io.github.relevista.settings.MergeSettings;
import io.github.relevista.settings.TablePlace;
import io.github.relevista.spark.explain.RunFigures;
import io.github.relevista.spark.input.InputFiles;
import io.github.relevista.spark.input.InvalidInputException;
import io.github.relevista.spark.job.CheckedOutput;
import io.github.relevista.spark.job.Increment;
import io.github.relevista.spark.job.JobSession;
import io.github.relevista.spark.job.SliceColumns;
import io.github.relevista.spark.lake.LakeTables;
import io.github.relevista.spark.publish.Publication;
import io.github.relevista.spark.publish.PublishException;
import io.github.relevista.spark.publish.PublishedOutput;
import io.github.relevista.spark.publish.PublishedRecord;
import io.github.relevista.spark.publish.RunScope;
import io.github.relevista.spark.results.PublishedResults;
import io.github.relevista.spark.results.ResultsJob;
import io.github.relevista.spark.tables.HandedOn;
import io.github.relevista.spark.tables.TableMerge;
import io.github.relevista.spark.tables.WrittenFiles;
import io.github.relevista.tables.Evidence;
import io.github.relevista.tables.PhraseRelevance;
import io.github.relevista.tables.Predictions;
import io.github.relevista.tables.Rejects;
import io.github.relevista.tables.ShifterRelevance;
import io.github.relevista.tables.Table;
import io.github.relevista.tables.Totals;
import io.github.relevista.tables.WordCounts;
import io.github.relevista.tables.WordRelevance;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Adds up the results of several runs exactly: what comes out is what explaining all their reviews
 * in one run would give, value for value. Each sum is published by itself, under the protocol by
 * which every run publishes; a merge that died is repeated and changes nothing that was done. A
 * compaction publishes each sum in the place of the results that it is made of.
 */
public final class MergeJob implements ResultsJob<MergeResult> {
  static final String COMMAND = "merge";

  private static final InputFiles NO_INPUT =
      new InputFiles(List.of(), List.of(), RowFormat.PARQUET);

  private final JobSession session;
  private final MergePlan plan;
  private final PublishedOutput output;
  private final TablePlace tables;

  /** A table, whether it has slice columns, and by what its rows are sorted. */
  private record Layout(Table<?> table, boolean sliced, List<String> order) {}

  private MergeJob(JobSession session, MergePlan plan, PublishedOutput output, TablePlace tables) {
    this.session = session;
    this.plan = plan;
    this.output = output;
    this.tables = tables;
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
    Configuration hadoop = session.spark().sparkContext().hadoopConfiguration();
    if (settings.compact()) {
      return inPlace(session, settings, hadoop);
    }
    MergePlan plan =
        MergePlan.of(settings, PublishedResults.parts("input", settings.inputs(), hadoop));
    CheckedOutput opened =
        CheckedOutput.open(
            COMMAND,
            settings.output(),
            settings.tables(),
            PublishedResults.folders(settings.inputs(), hadoop),
            session.spark());
    SliceColumns.refuseOthers(
        plan.slices(),
        settings.output(),
        opened.records(),
        record ->
            plan.sums().stream()
                .anyMatch(
                    sum ->
                        record.date().equals(sum.period().last())
                            && record.key().equals(key(sum))));
    return new MergeJob(session, plan, opened.output(), settings.tables());
  }

  /**
   * Makes a compaction ready, whose output is its input and keeps its tables where they are. One
   * that died is completed first.
   */
  private static MergeJob inPlace(JobSession session, MergeSettings settings, Configuration hadoop)
      throws IOException {
    Path folder = new Path(settings.output());
    PublishedOutput output = PublishedOutput.at(folder, hadoop);
    TablePlace tables =
        output
            .tablePlace()
            .map(json -> LakeTables.parsed(settings.output(), json))
            .orElse(TablePlace.FOLDERS);
    if (folder.getFileSystem(hadoop).exists(folder)) {
      String owner =
          output.records().stream().findAny().flatMap(PublishedRecord::command).orElse("explain");
      output =
          CheckedOutput.open(owner, settings.output(), tables, NO_INPUT, session.spark()).output();
    }
    MergePlan plan =
        MergePlan.of(settings, PublishedResults.parts("input", settings.inputs(), hadoop));
    return new MergeJob(session, plan, output, tables);
  }

  private static String key(MergePlan.Sum sum) {
    return PublishedOutput.key(sum.record().modelId(), sum.record().settingsId());
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
      Map<Layout, Dataset<Row>> written = write(files);
      Map<String, RunFigures> figures = figures(keeper.scratch());
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
        PublishedRecord.parsed(Increment.known(output, key(sum))).stream()
            .filter(record -> sum.period().holds(record.date()))
            .toList();
    if (!now.equals(sum.parts().stream().map(RunPart::record).toList())) {
      throw PublishException.overtaken(key(sum));
    }
  }

  private List<Layout> layouts() {
    List<Layout> layouts = new ArrayList<>();
    for (Table<?> table :
        List.of(
            Totals.TABLE,
            WordRelevance.TABLE,
            WordCounts.TABLE,
            ShifterRelevance.TABLE,
            PhraseRelevance.TABLE)) {
      layouts.add(new Layout(table, true, HandedOn.keys(table, plan.slices())));
    }
    List<String> evidence = new ArrayList<>(HandedOn.keys(Evidence.TABLE, plan.slices()));
    evidence.add(Evidence.PLACE);
    layouts.add(new Layout(Evidence.TABLE, true, evidence));
    layouts.add(new Layout(Rejects.TABLE, false, Rejects.ORDER));
    if (plan.settings().predictions()) {
      layouts.add(
          new Layout(Predictions.TABLE, true, List.of(Predictions.ID, Predictions.SENTENCE)));
    }
    return layouts;
  }

  private Map<Layout, Dataset<Row>> write(SumFiles files) throws Exception {
    Map<Layout, Dataset<Row>> written = new HashMap<>();
    SummedTables summed = new SummedTables(session.spark(), plan);
    for (Layout layout : layouts()) {
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
  private Map<String, RunFigures> figures(Path scratch) {
    List<String> keys = List.of(SummedTables.FILED, SummedTables.KEY, Totals.CLASS);
    Dataset<Row> totals =
        WrittenFiles.reader(session.spark())
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
      Map<Layout, Dataset<Row>> rows,
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
        figures.getOrDefault(sum.period().last() + " " + key(sum), RunFigures.of(List.<Row>of()));
    if (ofSum.explained() != record.explained()) {
      throw new InvalidInputException(
          "the tables of %s to %s hold %d reviews, the run records %d: an input changed during the merge; start it again"
              .formatted(
                  sum.period().first(),
                  sum.period().last(),
                  ofSum.explained(),
                  record.explained()));
    }
    for (Map.Entry<Layout, Dataset<Row>> table : rows.entrySet()) {
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
