package io.github.relevista.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.fs.FileUtil;

/** The sample as one thread of one JVM explains it: what every cluster is to give too. */
final class PlainRun {
  private static final Path FOLDER = Path.of("target/plain-run").toAbsolutePath();

  private static PublishedTables tables;

  private PlainRun() {}

  /** Its tables, made when the first test of this JVM asks for them. */
  static synchronized PublishedTables tables() throws IOException, InterruptedException {
    if (tables == null) {
      FileUtil.fullyDelete(FOLDER.toFile());
      try (ExplainRun run = ExplainRun.start("local[1]", FOLDER, Map.of())) {
        tables = run.tables();
      }
    }
    return tables;
  }
}
