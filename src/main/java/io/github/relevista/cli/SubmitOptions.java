package io.github.relevista.cli;

import io.github.relevista.settings.InvalidSettingException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What the user tells spark-submit: on the command line behind {@code --spark}, or in the file of
 * defaults. Only what this program adds to is looked up here; all of it reaches spark-submit as it
 * is.
 */
final class SubmitOptions {
  private final List<String> arguments;
  private final Properties defaults;

  private SubmitOptions(List<String> arguments, Properties defaults) {
    this.arguments = arguments;
    this.defaults = defaults;
  }

  /**
   * Reads the defaults that spark-submit would read.
   *
   * @param arguments what follows {@code --spark}
   * @param environment the variables that say where Spark and its configuration are
   * @throws InvalidSettingException if the file of defaults cannot be read
   */
  static SubmitOptions of(List<String> arguments, Map<String, String> environment) {
    SubmitOptions given = new SubmitOptions(arguments, new Properties());
    Optional<Path> named = given.option("--properties-file").map(Path::of);
    Optional<Path> file = named.isPresent() ? named : defaultsFile(environment);
    return file.isEmpty() ? given : new SubmitOptions(arguments, read(file.get()));
  }

  private static Optional<Path> defaultsFile(Map<String, String> environment) {
    String folder = environment.getOrDefault("SPARK_CONF_DIR", "");
    String spark = environment.getOrDefault("SPARK_HOME", "");
    Path conf = folder.isEmpty() ? Path.of(spark, "conf") : Path.of(folder);
    Path file = conf.resolve("spark-defaults.conf");
    return (folder.isEmpty() && spark.isEmpty()) || !Files.exists(file)
        ? Optional.empty()
        : Optional.of(file);
  }

  private static Properties read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
      return properties;
    } catch (IOException | IllegalArgumentException e) {
      throw new InvalidSettingException("cannot read Spark's defaults " + file + ": " + e);
    }
  }

  /** The last value of an option, where it is given. */
  Optional<String> option(String name) {
    String value = null;
    for (int index = 0; index < arguments.size(); index++) {
      String argument = arguments.get(index);
      if (argument.equals(name) && index + 1 < arguments.size()) {
        value = arguments.get(index + 1);
      } else if (argument.startsWith(name + "=")) {
        value = argument.substring(name.length() + 1);
      }
    }
    return Optional.ofNullable(value);
  }

  /** The value of a property of Spark's, where it is set. */
  Optional<String> property(String key) {
    String value = defaults.getProperty(key);
    for (int index = 0; index < arguments.size(); index++) {
      String argument = arguments.get(index);
      boolean apart = argument.equals("--conf") || argument.equals("-c");
      String assignment =
          apart && index + 1 < arguments.size()
              ? arguments.get(index + 1)
              : argument.startsWith("--conf=") ? argument.substring("--conf=".length()) : "";
      if (assignment.startsWith(key + "=")) {
        value = assignment.substring(key.length() + 1);
      }
    }
    return Optional.ofNullable(value).map(String::strip);
  }

  /** The value of an option, or else of the property that means the same. */
  Optional<String> option(String name, String property) {
    Optional<String> option = option(name);
    return option.isPresent() ? option : property(property);
  }

  /** Whether the driver runs somewhere in the cluster, not on this machine. */
  boolean drivesInCluster() {
    return option("--deploy-mode", "spark.submit.deployMode").filter("cluster"::equals).isPresent();
  }

  /** Whether anything is given. */
  boolean isEmpty() {
    return arguments.isEmpty();
  }
}
