package io.github.relevista.cli;

import io.github.relevista.report.Report;
import io.github.relevista.report.Terminal;
import io.github.relevista.settings.Version;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program: its commands and what its exit codes mean. */
@Command(
    name = "relevista",
    mixinStandardHelpOptions = true,
    versionProvider = Main.ProgramVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Explains recurrent sentiment classifiers over corpora of reviews.",
    subcommands = {
      BenchCommand.class,
      DriftCommand.class,
      EvaluateCommand.class,
      ExplainCommand.class,
      ExportCommand.class,
      ImportCommand.class,
      LexiconCommand.class,
      MergeCommand.class,
      RecoverCommand.class,
      RunsCommand.class,
      ScoreCommand.class,
      ShowCommand.class,
      ToyCommand.class,
      TrainCommand.class,
      VerifyCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failed",
      "2:bad usage or configuration",
      "3:finished, but short of a quality gate of the configuration",
      "4:what expect names is not there: nothing was done"
    })
public final class Main implements Runnable {
  static final String NO_COMMAND = "no command given";

  @Spec private CommandSpec spec;

  /** Runs a command and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(out, err, arguments));
  }

  /** Runs a command and returns its exit code. */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    try {
      return commandLine(out, err).execute(arguments);
    } catch (Error e) {
      // Out of memory, or a class that is not there: picocli passes on what is no exception.
      return Faults.report(e, err);
    }
  }

  /** The commands, with what they print to and how their faults are told. */
  static CommandLine commandLine(PrintWriter out, PrintWriter err) {
    CommandLine program = new CommandLine(new Main());
    program.getSubcommands().get("show").setUnmatchedOptionsArePositionalParams(true);
    return program
        .setOut(out)
        .setErr(err)
        // A text may begin with the sign that would name a file of arguments.
        .setExpandAtFiles(false)
        .setParameterExceptionHandler(Main::refuse)
        .setExecutionExceptionHandler((error, command, parsed) -> Faults.report(error, err));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), NO_COMMAND);
  }

  private static int refuse(ParameterException error, String[] arguments) {
    CommandLine command = error.getCommandLine();
    String firstLine = error.getMessage().lines().findFirst().orElse("bad usage");
    new Terminal(command.getErr())
        .write(
            Report.ofLines(
                List.of("%s: %s; see --help".formatted(command.getCommandName(), firstLine))));
    return ExitCode.USAGE;
  }

  /** Tells the version. */
  static final class ProgramVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"relevista " + Version.current()};
    }
  }
}
