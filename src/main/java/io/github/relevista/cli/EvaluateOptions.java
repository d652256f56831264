package io.github.relevista.cli;

import picocli.CommandLine.Option;

/** The options of {@code evaluate} alone. */
final class EvaluateOptions extends CorpusOptions {
  @Option(names = "--methods", paramLabel = "NAME[,NAME]", description = "the methods to compare")
  void methods(String value) {
    put("methods", value);
  }

  @Option(
      names = "--experiments",
      paramLabel = "NAME[,NAME]",
      description = "deletion, word_tables, position, pointing, leakage (default: all)")
  void experiments(String value) {
    put("experiments", value);
  }

  @Option(
      names = "--deletions",
      paramLabel = "N",
      description = "how many words are deleted at most")
  void deletions(String value) {
    put("deletions", value);
  }
}
