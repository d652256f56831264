package io.github.relevista.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options of the commands that read a model and the texts of local files. */
abstract class LocalTextCommand extends TextCommand {
  @Option(
      names = "--input",
      arity = "1..*",
      paramLabel = "FILE",
      description = "files of this machine, compressed or not")
  void input(List<String> paths) {
    put("input", new ArrayList<>(paths));
  }

  @Option(names = "--format", paramLabel = "NAME", description = "json, csv, tsv or text")
  void format(String value) {
    put("format", value);
  }

  /** Who names a column of texts wants them read, whatever column of tokens a file names. */
  @Option(names = "--text-column", paramLabel = "NAME", description = "the column of the text")
  void textColumn(String value) {
    put("text_column", value);
    leaveOut("tokens_column");
  }

  @Override
  final Set<String> sharedKeys() {
    return Set.of("limit");
  }
}
