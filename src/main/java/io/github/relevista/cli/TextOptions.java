package io.github.relevista.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/**
 * The options of all commands that read a model and texts. Each is the key of the same name with
 * underscores.
 */
abstract class TextOptions {
  private final Map<String, Object> values = new LinkedHashMap<>();

  @Option(names = "--model", paramLabel = "DIR", description = "the folder of the model")
  void model(String value) {
    put("model", value);
  }

  @Option(
      names = "--tokens-column",
      paramLabel = "NAME",
      description = "the column of tokens or token ids, read instead of a text")
  void tokensColumn(String value) {
    put("tokens_column", value);
  }

  @Option(
      names = "--tokenizer",
      paramLabel = "NAME",
      description = "ptb or whitespace (default: the model's)")
  void tokenizer(String value) {
    put("tokenizer", value);
  }

  @Option(names = "--limit", paramLabel = "N", description = "reads the first N rows")
  void limit(String value) {
    put("limit", value);
  }

  /** Sets a key to the value of its option. */
  final void put(String key, Object value) {
    values.put(key, value);
  }

  /** Sets a key that no option has set yet, to nothing. */
  final void leaveOut(String key) {
    values.putIfAbsent(key, null);
  }

  /** The keys that were given as options, with their values. */
  final Map<String, Object> values() {
    return values;
  }
}
