package io.github.relevista.spark.publish;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Tries whether an output can be written, by a small file of which nothing remains. */
final class WriteProbe {
  private WriteProbe() {}

  static void write(FileSystem files, Path output) throws IOException {
    List<Path> missing = missingDirectories(files, output);
    Path probe = new Path(output, "_probe-" + UUID.randomUUID());
    try (FSDataOutputStream out = files.create(probe, false)) {
      out.write(0);
    } finally {
      files.delete(probe, false);
      for (Path directory : missing) {
        deleteIfEmpty(files, directory);
      }
    }
  }

  /** The output and the directories above it that do not exist, innermost first. */
  private static List<Path> missingDirectories(FileSystem files, Path output) throws IOException {
    List<Path> missing = new ArrayList<>();
    Path directory = files.makeQualified(output);
    while (directory != null && !files.exists(directory)) {
      missing.add(directory);
      directory = directory.getParent();
    }
    return missing;
  }

  private static void deleteIfEmpty(FileSystem files, Path directory) throws IOException {
    if (files.exists(directory) && files.listStatus(directory).length == 0) {
      files.delete(directory, false);
    }
  }
}
