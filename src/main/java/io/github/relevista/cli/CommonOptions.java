package io.github.relevista.cli;

import io.github.relevista.settings.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options of every command. */
final class CommonOptions {
  /**
   * The folder that {@code conf} lies in: the launcher says, since it may be called from anywhere.
   */
  private static final Path HOME = Path.of(System.getProperty("relevista.home", ""));

  @Option(
      names = "--conf",
      paramLabel = "FILE",
      description = "the configuration (default: conf/COMMAND.yaml)")
  private Path file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "sets a key of the configuration, the value in YAML")
  private List<String> assignments = List.of();

  @Option(names = "--json", description = "figures as one JSON object a line, and nothing else")
  private boolean json;

  @Option(names = "--help", usageHelp = true, description = "shows this help")
  private boolean help;

  @Option(names = "--version", versionHelp = true, description = "shows the version")
  private boolean version;

  /** Whether figures are wanted as JSON. */
  boolean json() {
    return json;
  }

  /**
   * The command's file, then assignments, then the values of its own options, the later over the
   * former.
   */
  Configuration configuration(String command, Map<String, Object> values) {
    Configuration configuration =
        file == null || isShipped(command)
            ? Configuration.shipped(HOME, command)
            : Configuration.read(file);
    for (String assignment : assignments) {
      configuration = configuration.with(assignment);
    }
    for (Map.Entry<String, Object> value : values.entrySet()) {
      configuration = configuration.with(value.getKey(), value.getValue());
    }
    return configuration;
  }

  /** Whether the file that was named is the one that is read anyway. */
  private boolean isShipped(String command) {
    try {
      return Files.isSameFile(file, Configuration.shippedFile(HOME, command));
    } catch (IOException e) {
      return false;
    }
  }
}
