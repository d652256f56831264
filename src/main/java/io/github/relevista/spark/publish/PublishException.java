package io.github.relevista.spark.publish;

import io.github.relevista.spark.fault.SparkFaults;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.apache.hadoop.fs.ParentNotDirectoryException;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.AccessControlException;

/** An output could not be written or read. The message is one line for the user. */
public final class PublishException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private PublishException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * Of a run that another has overtaken.
   *
   * @param key the model and settings of both
   */
  public static PublishException overtaken(String key) {
    return new PublishException(
        "nothing was published: another run has published a result of %s meanwhile; start again"
            .formatted(key),
        null);
  }

  /**
   * @param failed what could not be done, ending in a preposition: {@code cannot write to}
   */
  static PublishException of(String failed, Path output, Exception cause) {
    return new PublishException(failed + " " + output + ": " + reason(cause), cause);
  }

  private static String reason(Exception cause) {
    if (cause instanceof AccessControlException || cause instanceof AccessDeniedException) {
      return "permission denied; ask for the right to write there or choose another output";
    }
    if (cause instanceof FileAlreadyExistsException
        || cause instanceof org.apache.hadoop.fs.FileAlreadyExistsException
        || cause instanceof NotDirectoryException
        || cause instanceof ParentNotDirectoryException) {
      return "a part of this path is a file; choose another output";
    }
    if (cause instanceof NoSuchFileException missing) {
      return missing.getFile() + " does not exist or cannot be made; choose another output";
    }
    // Messages of remote file systems go on with the server's stack trace.
    String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    if (message.contains("No space left on device") || message.contains("Disk quota exceeded")) {
      return message + "; make room there or choose another output";
    }
    return SparkFaults.told(cause).orElse(message);
  }
}
