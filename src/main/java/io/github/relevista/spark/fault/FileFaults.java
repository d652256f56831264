package io.github.relevista.spark.fault;

import java.io.FileNotFoundException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.spark.sql.execution.datasources.SchemaColumnConvertNotSupportedException;

/** Why one file of an input could not be read. */
public final class FileFaults {
  private static final Pattern CODEC =
      Pattern.compile(
          "(?i)(\\w+)Codec was not found|native (\\w+) library not available|(\\w+)Codec not"
              + " found");

  private FileFaults() {}

  /**
   * One line that names the file, the cause and the remedy.
   *
   * @param file its path, as people write it
   * @param error what reading it ended with
   */
  public static String told(String file, Throwable error) {
    Causes causes = Causes.of(error);
    return "cannot read " + file + ": " + reason(file, causes);
  }

  private static String reason(String file, Causes causes) {
    if (StorageFaults.isDenied(causes)) {
      return "permission denied; ask for the right to read it or leave it out";
    }
    if (causes.first(FileNotFoundException.class).isPresent()
        || causes.first(NoSuchFileException.class).isPresent()) {
      return "it is not there any more; start the run again once nothing moves or deletes its"
          + " input";
    }
    if (causes.first(ChecksumException.class).isPresent()) {
      return "its content does not fit its checksum file %s; delete that one if the file was changed on purpose, else fetch both anew"
          .formatted(checksumFile(file));
    }
    Optional<String> codec = codec(causes);
    if (codec.isPresent()) {
      return "it is compressed by %s, which is not on the class path; add its package by --spark --packages, or compress it by snappy, gzip or zstd"
          .formatted(codec.get());
    }
    Optional<SchemaColumnConvertNotSupportedException> type =
        causes.first(SchemaColumnConvertNotSupportedException.class);
    if (type.isPresent()) {
      return "its column %s is %s there, but %s in other files; write all files with one type, or explain them in runs of their own"
          .formatted(
              type.get().getColumn(), type.get().getPhysicalType(), type.get().getLogicalType());
    }
    Optional<String> known = SparkFaults.told(causes);
    return known.orElseGet(
        () ->
            "%s; the file is damaged or cut short, mend or leave it out"
                .formatted(message(causes)));
  }

  private static Optional<String> codec(Causes causes) {
    return causes
        .find(CODEC)
        .map(
            found -> {
              for (int group = 1; group <= found.groupCount(); group++) {
                if (found.group(group) != null) {
                  return found.group(group).toLowerCase(Locale.ROOT);
                }
              }
              return "an unknown codec";
            });
  }

  private static String checksumFile(String file) {
    int name = file.lastIndexOf('/') + 1;
    return file.substring(0, name) + "." + file.substring(name) + ".crc";
  }

  private static String message(Causes causes) {
    Throwable cause = causes.chain().get(0);
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : Causes.text(cause);
  }
}
