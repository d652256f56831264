package io.github.relevista.cli;

import io.github.relevista.report.ExplainReport;
import io.github.relevista.report.ExplainResult;
import io.github.relevista.settings.Configuration;
import io.github.relevista.settings.ExplainSettings;
import io.github.relevista.spark.explain.ExplainJob;
import io.github.relevista.spark.explain.NewFilesJob;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Explains a corpus and publishes the word statistics. */
@Command(
    name = "explain",
    description = "Explains every review of a corpus and adds up what its words contributed.")
final class ExplainCommand extends CorpusCommand {
  @Option(
      names = "--slice-by",
      paramLabel = "NAME[,NAME]",
      description = "keeps statistics apart by these columns")
  void sliceBy(String value) {
    put("slice_by", value);
  }

  @Option(
      names = "--targets",
      paramLabel = "NAME[,NAME]",
      description = "all, predicted, label, or names of classes")
  void targets(String value) {
    put("targets", value);
  }

  @Option(
      names = "--method",
      paramLabel = "NAME",
      description = "how to explain (default: lrp); conf/explain.yaml names the methods")
  void method(String value) {
    put("method", value);
  }

  @Option(
      names = "--evidence",
      paramLabel = "K",
      description = "keeps K contexts of every word: for, against and random")
  void evidence(String value) {
    put("evidence", value);
  }

  @Mixin private TableOptions tables;

  @Option(names = "--predictions", description = "writes the relevances of every single review too")
  void predictions(boolean value) {
    put("predictions", value);
  }

  @Option(
      names = "--new-only",
      description = "reads only files that no published run of this output has seen")
  void newOnly(boolean value) {
    put("new_only", value);
  }

  @Option(
      names = "--date-from",
      paramLabel = "NAME",
      description = "with --new-only: files under the date of the run, their path or a column")
  void dateFrom(String value) {
    put("date_from", value);
  }

  @Option(
      names = "--date-column",
      paramLabel = "NAME",
      description = "with --date-from column: the column that names the dates of rows")
  void dateColumn(String value) {
    put("date_column", value);
  }

  @Option(
      names = "--settle",
      paramLabel = "TIME",
      description = "with --new-only: leaves files that changed within this time: 10m")
  void settle(String value) {
    put("settle", value);
  }

  @Option(
      names = "--expect",
      paramLabel = "PATH",
      description = "ends with exit code 4 unless this file is there")
  void expect(String value) {
    put("expect", value);
  }

  @Option(
      names = "--expect-files",
      paramLabel = "N",
      description = "how many files of its glob there must be (default: 1)")
  void expectFiles(String value) {
    put("expect_files", value);
  }

  @Option(names = "--expect-wait", paramLabel = "TIME", description = "how long to wait for it: 2h")
  void expectWait(String value) {
    put("expect_wait", value);
  }

  @Option(
      names = "--plan-backfill",
      description = "prints which dates hold files that no run has seen, and does nothing")
  void planBackfill(boolean value) {
    put("plan_backfill", value);
  }

  @Override
  StartPlan start(Starter starter) {
    return start(starter, ExplainSettings.of(configuration()).run());
  }

  @Override
  int run(Configuration configuration) throws Exception {
    ExplainSettings settings = ExplainSettings.of(configuration);
    if (settings.increment().newOnly()) {
      return explainNewFiles(settings);
    }
    try (ExplainJob job = ExplainJob.open(settings, this::log)) {
      if (dryRun()) {
        printLines(job.description());
        return ExitCode.DONE;
      }
      return show(job.run());
    }
  }

  private int explainNewFiles(ExplainSettings settings) throws Exception {
    try (NewFilesJob job = NewFilesJob.open(settings, this::log)) {
      List<String> plan = job.description();
      if (dryRun() || settings.increment().planBackfill()) {
        printLines(plan);
        return ExitCode.DONE;
      }
      List<ExplainResult> results = job.run();
      if (results.isEmpty()) {
        plan.forEach(this::log);
      }
      int exitCode = ExitCode.DONE;
      for (ExplainResult result : results) {
        exitCode = Math.max(exitCode, show(result));
      }
      return exitCode;
    }
  }

  private int show(ExplainResult result) {
    print(ExplainReport.of(result));
    ExplainReport.gate(result).forEach(this::log);
    return result.shortfall().isPresent() ? ExitCode.GATE : ExitCode.DONE;
  }
}
