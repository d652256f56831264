package io.github.relevista.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * JVMs of a cluster are killed while they explain: the tables are those of a run without losses.
 */
@Order(4)
class LostProcessIT {
  /** Enough tasks that the explaining stage goes on for a while after its first ones. */
  private static final int PARTITIONS = 16;

  private static final int EXECUTORS = 2;

  /** Half of what such short runs cost is the optimising compiler, which then hardly pays. */
  private static final Map<String, String> LIGHT_JVMS =
      Map.of("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private static Path folder;

  @Test
  void executorKilledAmidItsTask_changesNoRow() throws Exception {
    try (ExplainRun run = start("local-cluster[2,1,1024]", "executor")) {
      killAmidExplaining(
          run,
          () -> {
            List<ProcessHandle> executors = run.executors();
            assertThat(executors).hasSize(EXECUTORS);
            // SIGKILL, as in ChildProcess.
            assertThat(executors.get(0).destroyForcibly()).isTrue();
          });
    }
  }

  @Test
  void workerKilledAmidItsTask_changesNoRow() throws Exception {
    Path processes = Files.createDirectory(folder.resolve("standalone"));
    try (StandaloneCluster cluster = StandaloneCluster.start(processes, LIGHT_JVMS);
        ExplainRun run = start(cluster.url(), "worker")) {
      killAmidExplaining(run, () -> cluster.worker().kill());
    }
  }

  private static ExplainRun start(String master, String name) throws IOException {
    return ExplainRun.start(
        master,
        folder.resolve(name),
        LIGHT_JVMS,
        "--partitions",
        String.valueOf(PARTITIONS),
        // The fast engine would be done with the stage before anybody is killed, and needs the
        // optimising compiler.
        "--engine",
        "scalar");
  }

  /** Kills once every executor has results to lose and a task at work; compares what comes out. */
  private static void killAmidExplaining(ExplainRun run, Runnable kill) throws Exception {
    try (EventLog events = run.events()) {
      run.process()
          .await(
              "every executor had explained a part and was at work on another",
              () -> {
                events.read();
                return events.executorsAmidExplaining().size() == EXECUTORS;
              });
      kill.run();
      PublishedTables tables = run.tables();
      events.read();
      assertThat(events.executorsOfLostTasks()).as("executors of lost tasks").hasSize(1);
      assertThat(events.removedExecutors()).containsAll(events.executorsOfLostTasks());
      tables.assertEqualTo(PlainRun.tables());
    }
  }
}
