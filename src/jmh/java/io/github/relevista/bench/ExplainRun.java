package io.github.relevista.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One run of {@code jobs/explain} in a JVM of its own, watched from outside. */
final class ExplainRun {
  private static final Path HOME =
      Path.of(System.getProperty("relevista.home", "")).toAbsolutePath();
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
  private static final long WATCH_MILLIS = 100;

  private ExplainRun() {}

  /**
   * What a run came to.
   *
   * @param rows rows read
   * @param tokens words explained
   * @param explainSeconds of the stage that explains
   * @param stageSeconds of all stages
   * @param processSeconds from the start of the process to its end
   * @param peakMegabytes most memory that the process held at a time, its code and natives
   *     included; empty where the system does not tell
   */
  record Figures(
      long rows,
      long tokens,
      double explainSeconds,
      double stageSeconds,
      double processSeconds,
      OptionalLong peakMegabytes) {}

  /**
   * Explains all rows of Parquet folders.
   *
   * @param options of {@code explain}, which beat those that this run needs
   * @throws BenchmarkFailedException if the run fails; what it says of that is printed
   */
  static Figures of(List<Path> inputs, Path model, Path output, String master, List<String> options)
      throws IOException, InterruptedException {
    Path figures = Files.createTempFile("relevista-figures", ".json");
    try {
      long start = System.nanoTime();
      Process process =
          new ProcessBuilder(command(inputs, model, output, master, options))
              .directory(HOME.toFile())
              .redirectOutput(figures.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      OptionalLong peak = OptionalLong.empty();
      while (!process.waitFor(WATCH_MILLIS, TimeUnit.MILLISECONDS)) {
        OptionalLong now = peakMegabytes(process.pid());
        peak = now.isPresent() ? now : peak;
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      if (process.exitValue() != 0) {
        throw new BenchmarkFailedException(
            "explain ended with exit code %d; its own lines say why"
                .formatted(process.exitValue()));
      }
      return read(figures, seconds, peak);
    } finally {
      Files.delete(figures);
    }
  }

  private static List<String> command(
      List<Path> inputs, Path model, Path output, String master, List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(HOME.resolve("jobs/explain").toString());
    command.addAll(List.of("--json", "--format", "parquet"));
    command.addAll(List.of("--set", "id_column=", "--set", "label_column="));
    command.addAll(List.of("--master", master, "--model", model.toString()));
    command.addAll(List.of("--output", output.toString()));
    command.add("--input");
    inputs.forEach(path -> command.add(path.toString()));
    command.addAll(options);
    return command;
  }

  /** The launcher becomes the JVM, so that one process number serves for both. */
  private static OptionalLong peakMegabytes(long process) {
    try {
      Matcher line = PEAK.matcher(Files.readString(Path.of("/proc", process + "", "status")));
      return line.find()
          ? OptionalLong.of(Long.parseLong(line.group(1)) / 1024)
          : OptionalLong.empty();
    } catch (IOException ended) {
      return OptionalLong.empty();
    }
  }

  private static Figures read(Path file, double processSeconds, OptionalLong peak)
      throws IOException {
    JsonNode figures = new ObjectMapper().readTree(file.toFile());
    double stages = 0;
    for (JsonNode seconds : figures.get("seconds")) {
      stages += seconds.asDouble();
    }
    return new Figures(
        figures.get("rows_read").asLong(),
        figures.get("tokens").asLong(),
        figures.get("seconds").get("explain").asDouble(),
        stages,
        processSeconds,
        peak);
  }
}
