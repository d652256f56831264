package io.github.relevista.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One run of {@code jobs/explain}, started as a user starts it, with a folder of its own. */
final class ExplainRun implements AutoCloseable {
  private final Path folder;
  private final ChildProcess process;

  private ExplainRun(Path folder, ChildProcess process) {
    this.folder = folder;
    this.process = process;
  }

  /**
   * Starts a run.
   *
   * @param master the cluster
   * @param folder a folder to create, for all that the run writes
   * @param environment variables beside those of this JVM
   * @param options what else to say to {@code jobs/explain}
   */
  static ExplainRun start(
      String master, Path folder, Map<String, String> environment, String... options)
      throws IOException {
    return start(master, folder, environment, List.of(options), List.of());
  }

  /**
   * Hands a run over to a standalone cluster, whose workers have little memory; the process ends
   * when the run does.
   *
   * @param master the cluster
   * @param folder a folder to create, for all that the run writes
   */
  static ExplainRun startInCluster(String master, Path folder) throws IOException {
    return start(
        master,
        folder,
        Map.of(),
        List.of(),
        List.of(
            "--deploy-mode",
            "cluster",
            "--driver-memory",
            "900m",
            "--conf",
            "spark.standalone.submit.waitAppCompletion=true"));
  }

  private static ExplainRun start(
      String master,
      Path folder,
      Map<String, String> environment,
      List<String> options,
      List<String> submitOptions)
      throws IOException {
    Files.createDirectories(folder);
    List<String> command = new ArrayList<>(List.of("jobs/explain", "--master", master));
    // The same date in every run, also when midnight comes between two of them.
    command.addAll(
        List.of("--output", folder.resolve("output").toString(), "--run-date", "2026-02-01"));
    command.addAll(options);
    command.add("--spark");
    command.addAll(submitOptions);
    for (String setting : EventLog.settings(Files.createDirectory(folder.resolve("events")))) {
      command.addAll(List.of("--conf", setting));
    }
    // No port of a user interface to quarrel about.
    command.addAll(List.of("--conf", "spark.ui.enabled=false"));
    // Work is dealt when all executors are there.
    command.addAll(List.of("--conf", "spark.scheduler.minRegisteredResourcesRatio=1"));
    return new ExplainRun(
        folder, ChildProcess.start("explain", folder, Path.of(""), environment, command));
  }

  /** The process of the driver. */
  ChildProcess process() {
    return process;
  }

  /** What the driver records, from the first event on. */
  EventLog events() {
    return new EventLog(folder.resolve("events"));
  }

  /** The executor JVMs that the driver's own machine has started for this run. */
  List<ProcessHandle> executors() {
    return process
        .descendants()
        .filter(
            child ->
                child
                    .info()
                    .commandLine()
                    .filter(line -> line.contains("CoarseGrainedExecutorBackend"))
                    .isPresent())
        .toList();
  }

  /** Waits until the run has ended well. */
  PublishedTables tables() throws InterruptedException {
    process.awaitSuccess();
    return new PublishedTables(folder.resolve("output"));
  }

  @Override
  public void close() {
    process.close();
  }
}
