package io.github.relevista.cli;

import picocli.CommandLine.Option;

/** The options of {@code explain} alone. */
final class ExplainOptions extends CorpusOptions {
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

  @Option(names = "--predictions", description = "writes the relevances of every single review too")
  void predictions(boolean value) {
    put("predictions", value);
  }
}
