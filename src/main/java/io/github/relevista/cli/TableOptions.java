package io.github.relevista.cli;

import picocli.CommandLine.Option;

/** Where the tables of an output lie: the options of every command that publishes some. */
final class TableOptions extends SharedOptions {
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
}
