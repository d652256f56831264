package io.github.relevista.cli;

import picocli.CommandLine.Option;

/**
 * The options of all commands that read a model and texts. Each is the key of the same name with
 * underscores.
 */
abstract class TextCommand extends BaseCommand {
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
      description = "ptb, whitespace, keras, … (default: the model's)")
  void tokenizer(String value) {
    put("tokenizer", value);
  }
}
