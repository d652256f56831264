package io.github.relevista.spark.merge;

import io.github.relevista.intake.RowFormat;
import io.github.relevista.plan.MergePlan;
import io.github.relevista.settings.MergeSettings;
import io.github.relevista.settings.TablePlace;
import io.github.relevista.spark.input.InputFiles;
import io.github.relevista.spark.job.CheckedOutput;
import io.github.relevista.spark.job.JobSession;
import io.github.relevista.spark.job.SliceColumns;
import io.github.relevista.spark.lake.RememberedPlace;
import io.github.relevista.spark.publish.PublishedOutput;
import io.github.relevista.spark.publish.PublishedRecord;
import io.github.relevista.spark.results.PublishedResults;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Where a merge publishes what.
 *
 * @param plan what is added up
 * @param output where the sums come
 * @param tables where the tables of the output lie
 */
record MergeTarget(MergePlan plan, PublishedOutput output, TablePlace tables) {
  private static final InputFiles NO_INPUT =
      new InputFiles(List.of(), List.of(), RowFormat.PARQUET);

  /** Opens the output of a merge and plans what comes there. */
  static MergeTarget of(JobSession session, MergeSettings settings) throws Exception {
    Configuration hadoop = session.spark().sparkContext().hadoopConfiguration();
    if (settings.compact()) {
      return inPlace(session, settings, hadoop);
    }
    MergePlan plan =
        MergePlan.of(settings, PublishedResults.parts("input", settings.inputs(), hadoop));
    CheckedOutput opened =
        CheckedOutput.open(
            MergeJob.COMMAND,
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
    return new MergeTarget(plan, opened.output(), settings.tables());
  }

  /**
   * Makes a compaction ready, whose output is its input and keeps its tables where they are. One
   * that died is completed first.
   */
  private static MergeTarget inPlace(
      JobSession session, MergeSettings settings, Configuration hadoop) throws IOException {
    Path folder = new Path(settings.output());
    PublishedOutput output = PublishedOutput.at(folder, hadoop);
    TablePlace tables =
        output
            .tablePlace()
            .map(json -> RememberedPlace.read(settings.output(), json))
            .orElse(TablePlace.FOLDERS);
    if (folder.getFileSystem(hadoop).exists(folder)) {
      String owner =
          output.records().stream().findAny().flatMap(PublishedRecord::command).orElse("explain");
      output =
          CheckedOutput.open(owner, settings.output(), tables, NO_INPUT, session.spark()).output();
    }
    MergePlan plan =
        MergePlan.of(settings, PublishedResults.parts("input", settings.inputs(), hadoop));
    return new MergeTarget(plan, output, tables);
  }

  /** What the files of a sum are named by. */
  static String key(MergePlan.Sum sum) {
    return PublishedOutput.key(sum.record().modelId(), sum.record().settingsId());
  }
}
