package io.github.relevista.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options of {@code train}. Each but the first is the key of the same name. */
final class TrainOptions {
  private final Map<String, Object> values = new LinkedHashMap<>();

  @Option(names = "--dry-run", description = "checks everything, prints the plan, writes nothing")
  private boolean dryRun;

  @Option(names = "--train", paramLabel = "FILE", description = "the examples to learn from")
  void train(String value) {
    values.put("train", value);
  }

  @Option(
      names = "--dev",
      paramLabel = "FILE",
      description = "the examples by which the best moment is chosen")
  void dev(String value) {
    values.put("dev", value);
  }

  @Option(
      names = "--exclude",
      arity = "1..*",
      paramLabel = "FILE",
      description = "files of examples that must not be learned from")
  void exclude(List<String> paths) {
    values.put("exclude", new ArrayList<>(paths));
  }

  @Option(names = "--embeddings", paramLabel = "FILE", description = "word vectors to begin with")
  void embeddings(String value) {
    values.put("embeddings", value);
  }

  @Option(
      names = "--pretrain",
      arity = "1..*",
      paramLabel = "PATH",
      description = "reviews without labels to make word vectors of first, on Spark")
  void pretrain(List<String> paths) {
    values.put("pretrain", new ArrayList<>(paths));
  }

  @Option(
      names = "--master",
      paramLabel = "URL",
      description = "the cluster that makes word vectors")
  void master(String value) {
    values.put("master", value);
  }

  @Option(names = "--output", paramLabel = "DIR", description = "the folder of the model")
  void output(String value) {
    values.put("output", value);
  }

  @Option(names = "--seed", paramLabel = "N", description = "of everything random")
  void seed(String value) {
    values.put("seed", value);
  }

  @Option(names = "--threads", paramLabel = "N", description = "threads of the products")
  void threads(String value) {
    values.put("threads", value);
  }

  @Option(names = "--resume", description = "goes on from the last checkpoint")
  void resume(boolean value) {
    values.put("resume", value);
  }

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "reads the first N rows of the training file")
  void limit(String value) {
    values.put("limit", value);
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
