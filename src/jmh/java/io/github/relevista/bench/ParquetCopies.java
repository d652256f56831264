package io.github.relevista.bench;

import io.github.relevista.intake.RowFormat;
import io.github.relevista.settings.InvalidSettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Writes a corpus as folders of Parquet files, all alike. */
public final class ParquetCopies {
  /** Files of a folder: enough for every core to have its own. */
  private static final int FILES = 8;

  private ParquetCopies() {}

  /**
   * Writes the folders.
   *
   * @param input JSON lines or Parquet
   * @param parent where the folders go
   * @param count how many
   */
  static List<Path> write(Path input, Path parent, int count)
      throws IOException, InterruptedException {
    if (!Files.exists(input)) {
      throw new InvalidSettingException("no input at " + input);
    }
    List<Path> folders = new ArrayList<>();
    folders.add(parent.resolve("copy-1"));
    writeInAJvmOfSpark(input, folders.get(0));
    for (int copy = 2; copy <= count; copy++) {
      Path folder = Files.createDirectory(parent.resolve("copy-" + copy));
      try (Stream<Path> files = Files.list(folders.get(0))) {
        for (Path file : files.toList()) {
          Files.copy(file, folder.resolve(file.getFileName()));
        }
      }
      folders.add(folder);
    }
    return folders;
  }

  /** Spark needs a JVM that was started for it. */
  private static void writeInAJvmOfSpark(Path input, Path output)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("-Dlog4j2.configurationFile=conf/log4j2.properties");
    command.addAll(List.of(ParquetCopies.class.getName(), input.toString(), output.toString()));
    int exitValue =
        new ProcessBuilder(command)
            .directory(Path.of(System.getProperty("relevista.home", "")).toAbsolutePath().toFile())
            .inheritIO()
            .start()
            .waitFor();
    if (exitValue != 0) {
      throw new BenchmarkFailedException("the corpus could not be written as Parquet");
    }
  }

  /** Reads the first argument and writes the second. */
  public static void main(String[] arguments) throws IOException {
    try (SparkSession spark =
        SparkSession.builder()
            .master("local[*]")
            .appName("relevista corpus")
            .config("spark.ui.enabled", false)
            .getOrCreate()) {
      Dataset<Row> rows =
          RowFormat.ofFileName(arguments[0]).orElse(RowFormat.JSON) == RowFormat.PARQUET
              ? spark.read().parquet(arguments[0])
              : spark.read().json(arguments[0]);
      rows.repartition(FILES).write().parquet(arguments[1]);
    }
  }
}
