package io.github.relevista.spark.publish;

import java.io.IOException;
import java.nio.file.Files;
import org.apache.hadoop.fs.Path;

/** Paths without links, of which can be told whether one lies in another. */
final class ResolvedPath {
  private ResolvedPath() {}

  /**
   * A qualified path with its links resolved, as far as it is there; others than files as it is.
   */
  static Path of(Path path) throws IOException {
    if (!"file".equals(path.toUri().getScheme())) {
      return path;
    }
    java.nio.file.Path there = java.nio.file.Path.of(path.toUri().getPath());
    java.nio.file.Path missing = java.nio.file.Path.of("");
    while (!Files.exists(there)) {
      missing = there.getFileName().resolve(missing);
      there = there.getParent();
    }
    return new Path("file", null, there.toRealPath().resolve(missing).toString());
  }

  /** Whether a path is another or lies in it. */
  static boolean isIn(Path inner, Path outer) {
    for (Path path = inner; path != null; path = path.getParent()) {
      if (path.equals(outer)) {
        return true;
      }
    }
    return false;
  }
}
