package io.github.relevista.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Spark's event log of a run that may still go on: what became of the tasks of the explaining
 * stage, and of the executors. The format is that of {@code org.apache.spark.util.JsonProtocol}.
 */
final class EventLog implements AutoCloseable {
  private static final int NOT_YET = -1;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private InputStream file;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  private int explainingStage = NOT_YET;
  private final Map<String, Integer> runningTasks = new HashMap<>();
  private final Set<String> explained = new TreeSet<>();
  private final Set<String> lost = new TreeSet<>();
  private final Set<String> removed = new TreeSet<>();

  /**
   * @param folder where one application keeps its log, and nothing else is
   */
  EventLog(Path folder) {
    this.folder = folder;
  }

  /** What an application has to be told so that its log in the folder can be followed. */
  static List<String> settings(Path folder) {
    return List.of(
        "spark.eventLog.enabled=true",
        "spark.eventLog.dir=" + folder.toUri(),
        "spark.eventLog.rolling.enabled=false",
        "spark.eventLog.compress=false",
        // Spark buffers what it tells of tasks until an event of another kind flushes it: that a
        // block was stored is one, and every explaining task stores its rows before it ends.
        "spark.eventLog.logBlockUpdates.enabled=true");
  }

  /** Takes in what the application has recorded since the last time. */
  void read() {
    try {
      if (file == null && !open()) {
        return;
      }
      for (byte value : file.readAllBytes()) {
        if (value == '\n') {
          take(JSON.readTree(line.toByteArray()));
          line.reset();
        } else {
          line.write(value);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The executors that have explained a part of the corpus and are at work on another: what they
   * did and what they do would be lost with them.
   */
  Set<String> executorsAmidExplaining() {
    Set<String> executors = new TreeSet<>(explained);
    executors.removeIf(executor -> runningTasks.get(executor) < 1);
    return executors;
  }

  /** The executors of which a running task of the explaining stage was lost with them. */
  Set<String> executorsOfLostTasks() {
    return Set.copyOf(lost);
  }

  /** The executors that the application has given up. */
  Set<String> removedExecutors() {
    return Set.copyOf(removed);
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }

  /**
   * Opens the log, which gets another name when the application ends: an open file does not mind.
   */
  private boolean open() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      // Hadoop keeps check sums in hidden files.
      List<Path> logs =
          files.filter(path -> !path.getFileName().toString().startsWith(".")).toList();
      if (logs.isEmpty()) {
        return false;
      }
      file = new FileInputStream(logs.get(0).toFile());
      return true;
    }
  }

  private void take(JsonNode event) {
    switch (event.path("Event").asText()) {
      case "SparkListenerStageSubmitted" -> takeStage(event.path("Stage Info"));
      case "SparkListenerTaskStart" -> {
        if (event.path("Stage ID").asInt() == explainingStage) {
          runningTasks.merge(executor(event), 1, Integer::sum);
        }
      }
      case "SparkListenerTaskEnd" -> {
        if (event.path("Stage ID").asInt() == explainingStage) {
          takeEnd(executor(event), event.path("Task End Reason").path("Reason").asText());
        }
      }
      case "SparkListenerExecutorRemoved" -> removed.add(event.path("Executor ID").asText());
      default -> {
        // Nothing of the others is asked for.
      }
    }
  }

  /** The explaining stage is the first whose rows are kept on disk, for every table to read. */
  private void takeStage(JsonNode stage) {
    for (JsonNode rows : stage.path("RDD Info")) {
      if (explainingStage == NOT_YET && rows.path("Storage Level").path("Use Disk").asBoolean()) {
        explainingStage = stage.path("Stage ID").asInt();
      }
    }
  }

  /** Other reasons are what follows from a loss: a fetch that failed, a task begun in vain. */
  private void takeEnd(String executor, String reason) {
    runningTasks.merge(executor, -1, Integer::sum);
    if (reason.equals("Success")) {
      explained.add(executor);
    } else if (reason.equals("ExecutorLostFailure")) {
      lost.add(executor);
    }
  }

  private static String executor(JsonNode event) {
    return event.path("Task Info").path("Executor ID").asText();
  }
}
