package io.github.relevista.cli;

import io.github.relevista.explain.ParityException;
import io.github.relevista.modelio.InvalidModelException;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.spark.input.InvalidInputException;
import io.github.relevista.spark.input.UnreadableInputException;
import io.github.relevista.spark.publish.PublishException;
import io.github.relevista.train.TrainingDataException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;

/**
 * Tells what went wrong: one line where the user or the environment is at fault, a stack trace
 * where this program is.
 */
final class Faults {
  private Faults() {}

  /** Prints the fault and returns the exit code that belongs to it. */
  static int report(Throwable error, PrintWriter out) {
    if (error instanceof InvalidSettingException
        || error instanceof InvalidInputException
        || error instanceof InvalidModelException
        || error instanceof TrainingDataException
        || error instanceof ParityException) {
      out.println("relevista: " + oneLine(error.getMessage()));
      return ExitCode.USAGE;
    }
    if (error instanceof PublishException) {
      out.println("relevista: " + oneLine(error.getMessage()));
      return ExitCode.FAILED;
    }
    if (error instanceof UnreadableInputException) {
      out.println("relevista: failed: " + oneLine(error.getMessage()));
      return ExitCode.FAILED;
    }
    Throwable environment = environmentFault(error);
    if (environment != null) {
      out.println("relevista: failed: " + oneLine(describe(environment)));
      return ExitCode.FAILED;
    }
    error.printStackTrace(out);
    return ExitCode.FAILED;
  }

  /** The innermost input or output fault among the causes, or null. */
  private static Throwable environmentFault(Throwable error) {
    Throwable fault = null;
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException || cause instanceof UncheckedIOException) {
        fault = cause;
      }
    }
    return fault;
  }

  private static String describe(Throwable fault) {
    String message = fault.getMessage();
    return message == null
        ? fault.getClass().getSimpleName()
        : fault.getClass().getSimpleName() + ": " + message;
  }

  private static String oneLine(String message) {
    return message.lines().findFirst().orElse("");
  }
}
