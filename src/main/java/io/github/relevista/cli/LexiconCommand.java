package io.github.relevista.cli;

import io.github.relevista.report.LexiconReport;
import io.github.relevista.report.LexiconResult;
import io.github.relevista.report.Report;
import io.github.relevista.settings.Configuration;
import io.github.relevista.settings.LexiconSettings;
import io.github.relevista.spark.lexicon.LexiconJob;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a sentiment lexicon of word statistics. */
@Command(
    name = "lexicon",
    description = "Makes a sentiment lexicon of what explain wrote, and proves what it is worth.")
final class LexiconCommand extends ResultsCommand<LexiconSettings, LexiconResult> {
  @Option(names = "--input", paramLabel = "DIR", description = "the output of explain or of merge")
  void input(String value) {
    put("input", value);
  }

  @Mixin private DateOptions dates;

  @Option(
      names = "--compare",
      paramLabel = "DIR",
      description = "an output of another method, as a baseline")
  void compare(String value) {
    put("compare", value);
  }

  @Option(
      names = "--minimum-occurrences",
      paramLabel = "N",
      description = "how often a term must occur")
  void minimumOccurrences(String value) {
    put("minimum_occurrences", value);
  }

  @Option(
      names = "--minimum-reviews",
      paramLabel = "N",
      description = "in how many reviews it must")
  void minimumReviews(String value) {
    put("minimum_reviews", value);
  }

  @Option(
      names = "--slice",
      paramLabel = "NAME[,NAME]",
      description = "a lexicon for every value of these slice columns")
  void slice(String value) {
    put("slice", value);
  }

  @Option(
      names = "--gold",
      arity = "1..*",
      paramLabel = "FILE",
      description = "gold lexicons: a word, a tab and a score a line")
  void gold(List<String> paths) {
    put("gold", new ArrayList<>(paths));
  }

  @Option(
      names = "--at-work",
      description = "holds sums of polarities against the labels of reviews")
  void atWork(boolean value) {
    put("at_work", value);
  }

  @Option(
      names = "--exports",
      paramLabel = "NAME[,NAME]",
      description = "csv, jsonl, vader, afinn, nrc, tidy, quanteda, liwc")
  void exports(String value) {
    put("exports", value);
  }

  @Option(names = "--output", paramLabel = "DIR", description = "the folder of the tables")
  void output(String value) {
    put("output", value);
  }

  @Mixin private TableOptions tables;

  @Override
  LexiconSettings settings(Configuration configuration) {
    return LexiconSettings.of(configuration);
  }

  @Override
  Optional<String> master(LexiconSettings settings) {
    return settings.master();
  }

  @Override
  LexiconJob open(LexiconSettings settings) throws Exception {
    return LexiconJob.open(settings, this::log);
  }

  @Override
  Report report(LexiconResult result) {
    return LexiconReport.of(result);
  }
}
