package io.github.relevista.cli;

import io.github.relevista.settings.RunSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options of the commands that read a corpus on Spark and write tables. */
abstract class CorpusCommand extends TextCommand {
  @Option(
      names = "--input",
      arity = "1..*",
      paramLabel = "PATH",
      description = "files, folders or globs")
  void input(List<String> paths) {
    put("input", new ArrayList<>(paths));
  }

  @Option(
      names = "--format",
      paramLabel = "NAME",
      description = "parquet, orc, avro, json, csv, tsv, text, delta or iceberg")
  void format(String value) {
    put("format", value);
  }

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description = "the encoding of files of lines: utf-8, utf-16, windows-1252, ...")
  void encoding(String value) {
    put("encoding", value);
  }

  @Option(
      names = "--delimiter",
      paramLabel = "TEXT",
      description = "what stands between the fields of CSV files")
  void delimiter(String value) {
    put("delimiter", value);
  }

  @Option(
      names = "--table",
      paramLabel = "NAME",
      description = "a table of the catalog or a view, instead of --input")
  void table(String value) {
    put("table", value);
    leaveOut("input");
  }

  @Option(
      names = "--where",
      paramLabel = "CONDITION",
      description = "which rows of a table are read, in SQL")
  void where(String value) {
    put("where", value);
  }

  @Option(names = "--text-column", paramLabel = "NAME", description = "the column of the text")
  void textColumn(String value) {
    put("text_column", value);
  }

  @Option(names = "--id-column", paramLabel = "NAME", description = "the column of the ids")
  void idColumn(String value) {
    put("id_column", value);
  }

  @Option(names = "--label-column", paramLabel = "NAME", description = "the column of the labels")
  void labelColumn(String value) {
    put("label_column", value);
  }

  @Option(names = "--output", paramLabel = "DIR", description = "the folder of the tables")
  void output(String value) {
    put("output", value);
  }

  @Option(
      names = "--run-date",
      paramLabel = "DATE",
      description = "the date to file the result under (default: today, UTC)")
  void runDate(String value) {
    put("run_date", value);
  }

  @Option(names = "--engine", paramLabel = "NAME", description = "auto, simd, scalar or nd4j")
  void engine(String value) {
    put("engine", value);
  }

  @Option(
      names = "--partitions",
      paramLabel = "N",
      description = "into how many parts the rows are dealt")
  void partitions(String value) {
    put("partitions", value);
  }

  @Override
  final Set<String> sharedKeys() {
    return Set.of("limit", "master");
  }

  /** How a run with these settings starts. */
  final StartPlan start(Starter starter, RunSettings run) {
    return starter.onSpark(run.master(), Nd4j.of(run.engine()), resolvedArguments());
  }
}
