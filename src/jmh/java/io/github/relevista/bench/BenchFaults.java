package io.github.relevista.bench;

import io.github.relevista.modelio.InvalidModelException;
import io.github.relevista.settings.InvalidSettingException;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Tells what went wrong: one line where the user is at fault, a stack trace where not. */
final class BenchFaults {
  private static final int FAILED = 1;
  private static final int USAGE = 2;

  private BenchFaults() {}

  /** Prints a fault and returns the exit code that belongs to it. */
  static int report(Exception fault, CommandLine command, ParseResult parsed) {
    if (fault instanceof InvalidSettingException || fault instanceof InvalidModelException) {
      command.getErr().println(command.getCommandName() + ": " + fault.getMessage());
      return USAGE;
    }
    if (fault instanceof BenchmarkFailedException) {
      command.getErr().println(command.getCommandName() + ": " + fault.getMessage());
      return FAILED;
    }
    fault.printStackTrace(command.getErr());
    return FAILED;
  }
}
