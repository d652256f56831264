package io.github.relevista.cli;

import io.github.relevista.settings.InvalidSettingException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Tells the launcher how to start a command line: reads it and its configuration as the command
 * itself does, and so refuses what is wrong with them before anything large is started.
 *
 * <p>The plan goes to standard output, one item a line ({@link StartPlan#lines}); with any other
 * exit code than 0 there is none.
 */
final class Start {
  private static final String SUBMIT = "--spark";

  private Start() {}

  /** Prints the plan of a command line and ends the JVM with the exit code. */
  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(out, err, System.getenv(), arguments));
  }

  /** Prints the plan of a command line and returns the exit code. */
  static int run(
      PrintWriter out, PrintWriter err, Map<String, String> environment, String... arguments) {
    List<String> all = Arrays.asList(arguments);
    int end = all.indexOf(SUBMIT);
    List<String> own = end < 0 ? all : all.subList(0, end);
    List<String> submit = end < 0 ? List.of() : all.subList(end + 1, all.size());
    CommandLine program = Main.commandLine(out, err);
    program.setExecutionStrategy(
        parsed -> {
          try {
            plan(parsed, submit, environment).lines().forEach(out::println);
            return ExitCode.DONE;
          } catch (ParameterException e) {
            throw e;
          } catch (RuntimeException e) {
            return Faults.report(e, err);
          }
        });
    return program.execute(own.toArray(String[]::new));
  }

  private static StartPlan plan(
      ParseResult parsed, List<String> submit, Map<String, String> environment) {
    boolean informs = parsed.isUsageHelpRequested() || parsed.isVersionHelpRequested();
    if (!parsed.hasSubcommand()) {
      if (informs) {
        return StartPlan.here();
      }
      throw new ParameterException(parsed.commandSpec().commandLine(), Main.NO_COMMAND);
    }
    ParseResult command = parsed.subcommand();
    if (command.isUsageHelpRequested() || command.isVersionHelpRequested()) {
      return StartPlan.here();
    }
    SubmitOptions options = SubmitOptions.of(submit, environment);
    StartPlan plan =
        ((BaseCommand) command.commandSpec().userObject())
            .start(new Starter(Installation.current(), options, environment));
    if (plan.place() != StartPlan.Place.SPARK && !submit.isEmpty()) {
      throw new InvalidSettingException(
          "%s runs in a plain JVM here; leave out %s and what follows it"
              .formatted(command.commandSpec().name(), SUBMIT));
    }
    return plan;
  }
}
