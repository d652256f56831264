package io.github.relevista.spark.fault;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.SparkConf;

/** The folders in which Spark keeps what it shuffles and what does not fit memory. */
public final class ScratchFolders {
  private ScratchFolders() {}

  /**
   * Makes sure that at least one can be written, as Spark will ask: without one it ends the JVM.
   *
   * @throws SparkFaultException if none can
   */
  public static void check(SparkConf conf) {
    IOException refused = null;
    for (String folder : of(conf)) {
      try {
        write(Path.of(folder));
        return;
      } catch (IOException e) {
        refused = e;
      }
    }
    throw new SparkFaultException(
        "Spark cannot write its own files to %s (%s); make room there or name another folder by --spark --conf spark.local.dir=DIR"
            .formatted(String.join(", ", of(conf)), Causes.text(refused)),
        refused);
  }

  private static void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path probe = Files.createTempFile(folder, "relevista", ".probe");
    try {
      Files.write(probe, new byte[4096]);
    } finally {
      Files.delete(probe);
    }
  }

  /** In the order in which Spark looks for them. */
  private static List<String> of(SparkConf conf) {
    String folders = System.getenv("SPARK_LOCAL_DIRS");
    if (folders == null) {
      folders = conf.get("spark.local.dir", System.getProperty("java.io.tmpdir"));
    }
    return Arrays.stream(folders.split(",")).map(String::strip).toList();
  }

  /** The folders, and how much room is left in each. */
  static String described() {
    List<String> folders =
        of(new SparkConf()).stream()
            .map(name -> "%s, %,d MB free".formatted(name, new File(name).getUsableSpace() >> 20))
            .toList();
    return String.join("; ", folders);
  }
}
