package io.github.relevista.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How the launcher starts a command.
 *
 * @param place where the command runs
 * @param usesNd4j whether the jar of ND4J has to be there
 * @param environment variables to set, {@code NAME=value}
 * @param options of java or of spark-submit, in front of the user's own
 * @param lastOptions of spark-submit, behind the user's own, which they hold already
 * @param arguments the command line in place of the user's; empty where that stays
 */
record StartPlan(
    Place place,
    boolean usesNd4j,
    List<String> environment,
    List<String> options,
    List<String> lastOptions,
    List<String> arguments) {

  /** Where a command can run. */
  enum Place {
    /** In a small and quick JVM, like the one that this plan is made in. */
    HERE,
    /** In a JVM of its own with the options of the plan. */
    JAVA,
    /** On Spark, through spark-submit. */
    SPARK
  }

  /** A plan for what is done before a large JVM would have started. */
  static StartPlan here() {
    return new StartPlan(Place.HERE, false, List.of(), List.of(), List.of(), List.of());
  }

  /** The plan for the launcher: one item a line, each behind the word that says what it is. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("run " + place.name().toLowerCase(Locale.ROOT));
    if (usesNd4j) {
      lines.add("build nd4j");
    }
    Stream.of(
            behind("environment ", environment),
            behind("option ", options),
            behind("last ", lastOptions),
            behind("argument ", arguments))
        .flatMap(items -> items)
        .forEach(lines::add);
    return lines;
  }

  private static Stream<String> behind(String word, List<String> items) {
    return items.stream().map(word::concat);
  }
}
