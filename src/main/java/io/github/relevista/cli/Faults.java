package io.github.relevista.cli;

import io.github.relevista.explain.ParityException;
import io.github.relevista.modelio.InvalidModelException;
import io.github.relevista.report.Report;
import io.github.relevista.report.Terminal;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.spark.fault.SparkFaultException;
import io.github.relevista.spark.fault.SparkFaults;
import io.github.relevista.spark.input.ExpectedInput;
import io.github.relevista.spark.input.InvalidInputException;
import io.github.relevista.spark.input.UnreadableInputException;
import io.github.relevista.spark.publish.PublishException;
import io.github.relevista.train.TrainingDataException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/**
 * Tells what went wrong in one line. What the user asked for wrongly is told alone; where the
 * environment or this program is at fault the line says where the trace is kept.
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
      tell(out, error.getMessage());
      return ExitCode.USAGE;
    }
    if (error instanceof ExpectedInput.MissingException) {
      tell(out, error.getMessage());
      return ExitCode.EXPECTED;
    }
    String told =
        own(error)
            .or(() -> SparkFaults.told(error))
            .or(() -> memory(error))
            .orElseGet(() -> unknown(error));
    tell(out, "failed: %s (%s)".formatted(firstLine(told), FaultLog.keep(error)));
    return ExitCode.FAILED;
  }

  private static Optional<String> own(Throwable error) {
    return error instanceof PublishException
            || error instanceof UnreadableInputException
            || error instanceof SparkFaultException
        ? Optional.of(error.getMessage())
        : Optional.empty();
  }

  private static Optional<String> memory(Throwable error) {
    return error instanceof OutOfMemoryError
        ? Optional.of(
            "out of memory (%s); give more by JAVA_TOOL_OPTIONS=-Xmx4g"
                .formatted(error.getMessage()))
        : Optional.empty();
  }

  private static String unknown(Throwable error) {
    Throwable fault = environmentFault(error).orElse(error);
    String message = fault.getMessage();
    String kind = fault.getClass().getSimpleName();
    return message == null ? kind : kind + ": " + message;
  }

  /** The outermost input or output fault among the causes: it knows which file was at stake. */
  private static Optional<Throwable> environmentFault(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return Optional.of(cause);
      }
    }
    return Optional.empty();
  }

  /** Prints the first line of a message; what it quotes is shown as visible text. */
  private static void tell(PrintWriter out, String message) {
    new Terminal(out).write(Report.ofLines(List.of(BaseCommand.PREFIX + firstLine(message))));
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }
}
