package io.github.relevista.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/**
 * The options of {@code explain}. Each but the first is the key of the same name with underscores.
 */
final class ExplainOptions {
  private final Map<String, Object> values = new LinkedHashMap<>();

  @Option(names = "--dry-run", description = "checks everything, prints the plan, writes nothing")
  private boolean dryRun;

  @Option(
      names = "--input",
      arity = "1..*",
      paramLabel = "PATH",
      description = "files, folders or globs")
  void input(List<String> paths) {
    values.put("input", new ArrayList<>(paths));
  }

  @Option(names = "--format", paramLabel = "NAME", description = "parquet, json, csv, tsv or text")
  void format(String value) {
    values.put("format", value);
  }

  @Option(names = "--text-column", paramLabel = "NAME", description = "the column of the text")
  void textColumn(String value) {
    values.put("text_column", value);
  }

  @Option(
      names = "--tokens-column",
      paramLabel = "NAME",
      description = "the column of tokens or token ids, read instead of a text")
  void tokensColumn(String value) {
    values.put("tokens_column", value);
  }

  @Option(names = "--id-column", paramLabel = "NAME", description = "the column of the ids")
  void idColumn(String value) {
    values.put("id_column", value);
  }

  @Option(names = "--label-column", paramLabel = "NAME", description = "the column of the labels")
  void labelColumn(String value) {
    values.put("label_column", value);
  }

  @Option(
      names = "--slice-by",
      paramLabel = "NAME[,NAME]",
      description = "keeps statistics apart by these columns")
  void sliceBy(String value) {
    values.put("slice_by", value);
  }

  @Option(names = "--model", paramLabel = "DIR", description = "the folder of the model")
  void model(String value) {
    values.put("model", value);
  }

  @Option(names = "--output", paramLabel = "DIR", description = "the folder of the tables")
  void output(String value) {
    values.put("output", value);
  }

  @Option(
      names = "--run-date",
      paramLabel = "DATE",
      description = "the date to file the result under (default: today, UTC)")
  void runDate(String value) {
    values.put("run_date", value);
  }

  @Option(
      names = "--targets",
      paramLabel = "NAME[,NAME]",
      description = "all, predicted, label, or names of classes")
  void targets(String value) {
    values.put("targets", value);
  }

  @Option(
      names = "--method",
      paramLabel = "NAME",
      description = "how to explain (default: lrp); conf/explain.yaml names the methods")
  void method(String value) {
    values.put("method", value);
  }

  @Option(
      names = "--tokenizer",
      paramLabel = "NAME",
      description = "ptb or whitespace (default: the model's)")
  void tokenizer(String value) {
    values.put("tokenizer", value);
  }

  @Option(names = "--predictions", description = "writes the relevances of every single review too")
  void predictions(boolean value) {
    values.put("predictions", value);
  }

  @Option(names = "--engine", paramLabel = "NAME", description = "auto, simd, scalar or nd4j")
  void engine(String value) {
    values.put("engine", value);
  }

  @Option(
      names = "--partitions",
      paramLabel = "N",
      description = "into how many parts the rows are dealt")
  void partitions(String value) {
    values.put("partitions", value);
  }

  @Option(
      names = "--master",
      paramLabel = "URL",
      description = "the cluster to run on (default: local[*])")
  void master(String value) {
    values.put("master", value);
  }

  @Option(names = "--limit", paramLabel = "N", description = "reads the first N rows")
  void limit(String value) {
    values.put("limit", value);
  }

  /** Whether nothing is to be written. */
  boolean dryRun() {
    return dryRun;
  }

  /** The keys that were given as options, with their values. */
  Map<String, Object> values() {
    return values;
  }
}
