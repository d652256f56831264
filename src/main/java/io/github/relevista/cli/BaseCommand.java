package io.github.relevista.cli;

import io.github.relevista.report.JsonLines;
import io.github.relevista.report.Report;
import io.github.relevista.report.Terminal;
import io.github.relevista.settings.Configuration;
import io.github.relevista.settings.InvalidSettingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * What every command has: the options that are the same for all, its configuration, where its lines
 * go and what its exit code is.
 */
@Command(versionProvider = Main.ProgramVersion.class)
abstract class BaseCommand implements Callable<Integer> {
  /** Begins every line that is no result. */
  static final String PREFIX = "relevista: ";

  @Spec private CommandSpec spec;

  @Option(
      names = "--conf",
      paramLabel = "FILE",
      description = "the configuration (default: conf/COMMAND.yaml)")
  private String file;

  /** The whole configuration in JSON, for a driver that runs where no such file is. */
  @Option(names = "--resolved", hidden = true)
  private String resolved;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "sets a key of the configuration, the value in YAML")
  private List<String> assignments = List.of();

  @Option(names = "--json", description = "figures as one JSON object a line, and nothing else")
  private boolean json;

  @Option(names = "--dry-run", description = "checks everything, prints the plan, writes nothing")
  private boolean dryRun;

  @Option(names = "--help", usageHelp = true, description = "shows this help")
  private boolean help;

  @Option(names = "--version", versionHelp = true, description = "shows the version")
  private boolean version;

  private final Map<String, Object> values = new LinkedHashMap<>();
  private final List<String> ineffective = new ArrayList<>();

  @Option(names = "--limit", paramLabel = "N", description = "reads the first N rows")
  void limit(String value) {
    putShared("limit", value);
  }

  @Option(
      names = "--master",
      paramLabel = "URL",
      description = "the cluster to run on (default: local[*])")
  void master(String value) {
    putShared("master", value);
  }

  @Override
  public final Integer call() throws Exception {
    ineffective.forEach(key -> log("--%s changes nothing for %s".formatted(key, spec.name())));
    return run(configuration());
  }

  /**
   * Does what the command is for.
   *
   * @return the exit code
   */
  abstract int run(Configuration configuration) throws Exception;

  /** How the launcher is to start this command. */
  StartPlan start(Starter starter) {
    return StartPlan.here();
  }

  /** Which of the keys {@code limit} and {@code master} the command has. */
  Set<String> sharedKeys() {
    return Set.of();
  }

  private void putShared(String key, String value) {
    if (sharedKeys().contains(key)) {
      put(key, value);
    } else {
      ineffective.add(key);
    }
  }

  /** Sets a key of the configuration to the value of its option. */
  final void put(String key, Object value) {
    values.put(key, value);
  }

  /** Sets a key that no option has set yet, to nothing. */
  final void leaveOut(String key) {
    values.putIfAbsent(key, null);
  }

  /** Whether nothing is to be written. */
  final boolean dryRun() {
    return dryRun;
  }

  /** Shows what the command found, as the user wants it. */
  final void print(Report report) {
    if (json) {
      JsonLines.write(report, out());
    } else {
      new Terminal(out(), style()).write(report);
    }
  }

  /** How relevance is shown to people. */
  Terminal.Style style() {
    return Terminal.Style.PLAIN;
  }

  /** What picocli knows of the command line. */
  final CommandSpec spec() {
    return spec;
  }

  /** Prints lines for people, also where figures are wanted as JSON. */
  final void printLines(List<String> lines) {
    new Terminal(out()).write(Report.ofLines(lines));
  }

  /** Tells what goes on, on standard error. */
  final void log(String line) {
    new Terminal(spec.commandLine().getErr()).write(Report.ofLines(List.of(PREFIX + line)));
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  /**
   * The command's file, then assignments, then the values of its own options, the later over the
   * former.
   */
  final Configuration configuration() {
    if (resolved != null) {
      return Configuration.ofJson(resolved);
    }
    if (file != null && file.isBlank()) {
      throw new InvalidSettingException("--conf takes the name of a file, was given none");
    }
    Path home = Installation.current().home();
    Configuration configuration =
        file == null || isShipped(home)
            ? Configuration.shipped(home, spec.name())
            : Configuration.read(Path.of(file));
    for (String assignment : assignments) {
      configuration = configuration.with(assignment);
    }
    for (Map.Entry<String, Object> value : values.entrySet()) {
      configuration = configuration.with(value.getKey(), value.getValue());
    }
    return configuration;
  }

  /** Whether the file that was named is the one that is read anyway. */
  private boolean isShipped(Path home) {
    try {
      return Files.isSameFile(Path.of(file), Configuration.shippedFile(home, spec.name()));
    } catch (IOException e) {
      return false;
    }
  }

  /** The command line that means the same where this machine's files are not. */
  final List<String> resolvedArguments() {
    List<String> arguments = new ArrayList<>(List.of(spec.name()));
    arguments.addAll(List.of("--resolved", configuration().json()));
    if (json) {
      arguments.add("--json");
    }
    if (dryRun) {
      arguments.add("--dry-run");
    }
    return arguments;
  }
}
