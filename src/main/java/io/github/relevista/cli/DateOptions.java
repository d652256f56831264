package io.github.relevista.cli;

import picocli.CommandLine.Option;

/** Which run dates of an output are taken: the options of commands over published results. */
final class DateOptions extends SharedOptions {
  @Option(names = "--from", paramLabel = "DATE", description = "the first run date")
  void from(String value) {
    put("from", value);
  }

  @Option(names = "--to", paramLabel = "DATE", description = "the last run date")
  void to(String value) {
    put("to", value);
  }
}
