package io.github.relevista.spark.input;

import io.github.relevista.reading.UnreadableFileException;
import io.github.relevista.spark.fault.FileFaults;
import java.io.IOException;
import org.apache.spark.SparkThrowable;

/** An input file that cannot be read to its end: one line that names it, the cause, the remedy. */
public final class UnreadableInputException extends RuntimeException {
  private UnreadableInputException(String file, Throwable cause) {
    super(told(file, cause), cause);
  }

  /** A file of a kind that is not read says by itself what to do. */
  private static String told(String file, Throwable cause) {
    return cause instanceof UnreadableFileException
        ? "cannot read %s: %s".formatted(file, cause.getMessage())
        : FileFaults.told(file, cause);
  }

  /** The fault of a file that was read by this program itself. */
  static UnreadableInputException of(String file, IOException cause) {
    return new UnreadableInputException(file, cause);
  }

  /**
   * The fault as Spark reports it, at any depth, where it is that of a file; otherwise the
   * exception itself.
   */
  public static Exception translated(Exception error) {
    for (Throwable fault = error; fault != null; fault = fault.getCause()) {
      if (fault instanceof UnreadableInputException told) {
        return told;
      }
      if (fault instanceof SparkThrowable spark && isOfAFile(spark) && fault.getCause() != null) {
        String file = spark.getMessageParameters().get("path");
        return new UnreadableInputException(FileNames.plain(file), fault.getCause());
      }
    }
    return error;
  }

  private static boolean isOfAFile(SparkThrowable fault) {
    String kind = fault.getErrorClass();
    return kind != null
        && kind.startsWith("FAILED_READ_FILE")
        && fault.getMessageParameters().containsKey("path");
  }
}
