package io.github.relevista.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where the tables of an output lie: the options of every command that publishes some. */
final class TableOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--table-format",
      paramLabel = "NAME",
      description = "what keeps the tables: parquet (folders of the output), delta or iceberg")
  void format(String value) {
    put("table_format", value);
  }

  @Option(
      names = "--table-namespace",
      paramLabel = "NAME",
      description = "the catalog and namespace of these tables: lake.reviews")
  void namespace(String value) {
    put("table_namespace", value);
  }

  private void put(String key, String value) {
    ((BaseCommand) command.userObject()).put(key, value);
  }
}
