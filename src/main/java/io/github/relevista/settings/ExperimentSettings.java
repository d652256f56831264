package io.github.relevista.settings;

import io.github.relevista.engine.ProductRule;
import io.github.relevista.evaluate.Experiment;
import io.github.relevista.explain.Method.Occlusion.Removal;
import io.github.relevista.settings.MethodSettings.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which experiments are made with which methods of explanation.
 *
 * @param experiments the experiments, one or more, each once
 * @param methods the methods, one or more, each once
 * @param randomRuns how often the random method is tried, at least 1
 * @param minimumWords fewest words of a text from which words are deleted; more than are deleted
 * @param deletions most words that are deleted, at least 1
 * @param deletion what becomes of deleted words
 * @param rerank whether relevances are computed anew after each deletion
 * @param tables the names of the classes of the word tables; none stands for all
 * @param unknownTerms under which term a word of them counts that the model does not know
 * @param tableWords words of one table
 * @param tableMinimum occurrences that a word needs for a table of means, at least 1
 * @param pointingDocuments hybrid documents at most, at least 1
 * @param pointingSentences of how many sentences each is made, at least 2
 * @param replicates replicates of the bootstrap, at least 1
 * @param confidence of intervals, in (0, 1)
 */
public record ExperimentSettings(
    List<Experiment> experiments,
    List<NamedMethod> methods,
    int randomRuns,
    int minimumWords,
    int deletions,
    Removal deletion,
    boolean rerank,
    List<String> tables,
    UnknownTerms unknownTerms,
    int tableWords,
    int tableMinimum,
    int pointingDocuments,
    int pointingSentences,
    int replicates,
    double confidence) {

  private static final List<String> METHODS =
      List.of("lrp", "gradient_x_input", "sensitivity", "random");

  /**
   * A method under the name that the tables give it.
   *
   * @param name the name
   * @param settings its settings
   */
  public record NamedMethod(String name, MethodSettings settings) {}

  static ExperimentSettings of(SettingReader reader) {
    List<Experiment> experiments =
        reader.choices("experiments", List.of(Experiment.values()), Experiment::wireName);
    int deletions = (int) reader.count("deletions", 5, 1, 1_000);
    return new ExperimentSettings(
        experiments.isEmpty() ? List.of(Experiment.values()) : experiments,
        methods(reader),
        (int) reader.count("random_runs", 10, 1, 1_000),
        (int) reader.count("min_words", Math.max(10, deletions + 1), deletions + 1, 1_000_000),
        deletions,
        reader.choice("deletion", List.of(Removal.values()), Removal::wireName, Removal.BLANK),
        reader.flag("rerank", false),
        reader.texts("tables"),
        UnknownTerms.of(reader),
        (int) reader.count("table_words", 10, 1, 10_000),
        (int) reader.count("table_minimum", 3, 1, Integer.MAX_VALUE),
        (int) reader.count("pointing_documents", 1_000, 1, 1_000_000),
        (int) reader.count("pointing_sentences", 5, 2, 1_000),
        (int) reader.count("bootstrap_replicates", 1_000, 1, 100_000),
        reader.number("confidence", 0.95, value -> value > 0 && value < 1, "in (0, 1)"));
  }

  private static List<NamedMethod> methods(SettingReader reader) {
    MethodSettings common = MethodSettings.ofMany(reader);
    List<String> names = reader.texts("methods");
    List<NamedMethod> methods = new ArrayList<>();
    for (String name : new LinkedHashSet<>(names.isEmpty() ? METHODS : names)) {
      MethodSettings settings =
          method(name, common)
              .or(() -> relevancePropagation(name, common))
              .orElseThrow(() -> SettingReader.wrong("methods", name, "a list of " + allowed()));
      methods.add(new NamedMethod(name, settings));
    }
    return List.copyOf(methods);
  }

  private static Optional<MethodSettings> method(String name, MethodSettings common) {
    return Arrays.stream(Method.values())
        .filter(method -> method.wireName().equals(name))
        .findFirst()
        .map(common::withMethod);
  }

  /** The propagation by a product rule of its own, as {@code lrp_half}. */
  private static Optional<MethodSettings> relevancePropagation(String name, MethodSettings common) {
    return Arrays.stream(ProductRule.values())
        .filter(rule -> name.equals("lrp_" + rule.wireName()))
        .findFirst()
        .map(rule -> withProductRule(common, rule));
  }

  private static MethodSettings withProductRule(MethodSettings common, ProductRule rule) {
    MethodOptions options = common.options();
    return new MethodSettings(
        Method.LRP,
        new MethodOptions(
            options.epsilon(),
            options.biasFactor(),
            options.epsilonShare(),
            options.stateRatio(),
            rule,
            options.steps(),
            options.removal(),
            options.measure(),
            options.seed()),
        common.tokenizer(),
        common.maximumTokens());
  }

  private static String allowed() {
    return String.join(
        ", ",
        Stream.concat(
                Arrays.stream(Method.values()).map(Method::wireName),
                Arrays.stream(ProductRule.values()).map(rule -> "lrp_" + rule.wireName()))
            .toList());
  }

  /** By which lots are drawn; all methods have the same. */
  public long seed() {
    return methods.get(0).settings().options().seed();
  }
}
