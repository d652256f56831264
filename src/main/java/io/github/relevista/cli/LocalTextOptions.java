package io.github.relevista.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/**
 * The options of the commands that read a model and the texts of local files. Each is the key of
 * the same name with underscores.
 */
final class LocalTextOptions {
  private final Map<String, Object> values = new LinkedHashMap<>();

  @Option(names = "--model", paramLabel = "DIR", description = "the folder of the model")
  void model(String value) {
    values.put("model", value);
  }

  @Option(
      names = "--input",
      arity = "1..*",
      paramLabel = "FILE",
      description = "files of this machine, plain or gzipped")
  void input(List<String> paths) {
    values.put("input", new ArrayList<>(paths));
  }

  @Option(names = "--format", paramLabel = "NAME", description = "json, csv, tsv or text")
  void format(String value) {
    values.put("format", value);
  }

  /** Who names a column of texts wants them read, whatever column of tokens a file names. */
  @Option(names = "--text-column", paramLabel = "NAME", description = "the column of the text")
  void textColumn(String value) {
    values.put("text_column", value);
    values.putIfAbsent("tokens_column", null);
  }

  @Option(
      names = "--tokens-column",
      paramLabel = "NAME",
      description = "the column of tokens or token ids, read instead of a text")
  void tokensColumn(String value) {
    values.put("tokens_column", value);
  }

  @Option(
      names = "--tokenizer",
      paramLabel = "NAME",
      description = "ptb or whitespace (default: the model's)")
  void tokenizer(String value) {
    values.put("tokenizer", value);
  }

  @Option(names = "--limit", paramLabel = "N", description = "reads the first N rows")
  void limit(String value) {
    values.put("limit", value);
  }

  /** The keys that were given as options, with their values. */
  Map<String, Object> values() {
    return values;
  }
}
