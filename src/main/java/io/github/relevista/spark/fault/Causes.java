package io.github.relevista.spark.fault;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkThrowable;

/**
 * An error and its causes.
 *
 * @param chain the error, its cause, the cause of that, …
 */
record Causes(List<Throwable> chain) {
  Causes {
    chain = List.copyOf(chain);
  }

  static Causes of(Throwable error) {
    Set<Throwable> chain = new LinkedHashSet<>();
    Throwable next = error;
    while (next != null && chain.add(next)) {
      next = next.getCause();
    }
    return new Causes(new ArrayList<>(chain));
  }

  /** The first cause of a kind. */
  <T> Optional<T> first(Class<T> kind) {
    return chain.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  /**
   * What a pattern finds in the messages. Tasks that fail on other machines are often told by their
   * traces alone, as texts.
   */
  Optional<MatchResult> find(Pattern pattern) {
    for (Throwable cause : chain) {
      Matcher matcher = pattern.matcher(String.valueOf(cause.getMessage()));
      if (matcher.find()) {
        return Optional.of(matcher.toMatchResult());
      }
    }
    return Optional.empty();
  }

  /** The first cause that Spark has given a name that begins so. */
  Optional<SparkThrowable> condition(String beginning) {
    return chain.stream()
        .filter(SparkThrowable.class::isInstance)
        .map(SparkThrowable.class::cast)
        .filter(cause -> name(cause).startsWith(beginning))
        .findFirst();
  }

  private static String name(SparkThrowable cause) {
    // The method that Spark 3.5 and 4 both have.
    String name = cause.getErrorClass();
    return name == null ? "" : name;
  }

  /** A message in one line, without the name that Spark puts before it and the state behind it. */
  static String text(Throwable cause) {
    String message = String.valueOf(cause.getMessage());
    return message
        .replaceAll("^\\[[A-Z0-9_.]+\\] *", "")
        .replaceAll("(?s) *SQLSTATE: .*", "")
        .replaceAll("\\s*\\R\\s*", " ")
        .strip();
  }
}
