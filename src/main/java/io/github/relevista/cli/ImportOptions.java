package io.github.relevista.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options of {@code import}. Each but the first is the key of the same name. */
final class ImportOptions {
  private final Map<String, Object> values = new LinkedHashMap<>();

  @Option(names = "--dry-run", description = "reads and checks everything, writes nothing")
  private boolean dryRun;

  @Option(names = "--from", paramLabel = "FORMAT", description = "torch, npz or authors")
  void from(String value) {
    values.put("from", value);
  }

  @Option(names = "--weights", paramLabel = "FILE", description = "the file of the weights")
  void weights(String value) {
    values.put("weights", value);
  }

  @Option(names = "--vocab", paramLabel = "FILE", description = "the terms, in order of their ids")
  void vocab(String value) {
    values.put("vocab", value);
  }

  @Option(names = "--out", paramLabel = "DIR", description = "the folder of the model")
  void out(String value) {
    values.put("out", value);
  }

  @Option(names = "--map", paramLabel = "FILE", description = "from our names to the file's")
  void map(String value) {
    values.put("map", value);
  }

  @Option(
      names = "--parity",
      paramLabel = "FILE",
      description = "sequences with the scores that the model must give")
  void parity(String value) {
    values.put("parity", value);
  }

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "a model's config.json: classes and text rules")
  void config(String value) {
    values.put("config", value);
  }

  @Option(
      names = "--classes",
      paramLabel = "NAMES",
      description = "the classes in the order of the scores: bad,good")
  void classes(String value) {
    values.put("classes", value);
  }

  @Option(
      names = "--class-polarity",
      paramLabel = "NUMBERS",
      description = "from -1 to 1, one a class (default: evenly)")
  void classPolarity(String value) {
    values.put("class_polarity", value);
  }

  @Option(
      names = "--unknown-token",
      paramLabel = "TERM",
      description = "the term of unknown words (default: <unk>)")
  void unknownToken(String value) {
    values.put("unknown_token", value);
  }

  @Option(names = "--tokenizer", paramLabel = "NAME", description = "ptb (default) or whitespace")
  void tokenizer(String value) {
    values.put("tokenizer", value);
  }

  @Option(
      names = "--lower-case",
      paramLabel = "true|false",
      description = "whether words are lower-cased (default: true)")
  void lowerCase(String value) {
    values.put("lower_case", value);
  }

  @Option(
      names = "--gate-order",
      paramLabel = "LETTERS",
      description = "how the gates are stacked (default: that of --from)")
  void gateOrder(String value) {
    values.put("gate_order", value);
  }

  @Option(
      names = "--gru-reset",
      paramLabel = "WHERE",
      description = "after (default) or before the recurrent product")
  void gruReset(String value) {
    values.put("gru_reset", value);
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
