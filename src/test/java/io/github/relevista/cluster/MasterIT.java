package io.github.relevista.cluster;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The job as it is configured, on several masters: each gives what two threads of one JVM give. */
class MasterIT {
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private static Path folder;

  private static PublishedTables plain;

  @BeforeAll
  static void explainOnTwoThreads() throws Exception {
    plain = explain("local[2]", "plain");
  }

  @Test
  void oneThread_givesWhatTwoThreadsGive() throws Exception {
    explain("local[1]", "one-thread").assertEqualTo(plain);
  }

  @Test
  void twoExecutorJvms_giveWhatTwoThreadsGive() throws Exception {
    explain("local-cluster[2,1,1024]", "executors").assertEqualTo(plain);
  }

  private static PublishedTables explain(String master, String name) throws Exception {
    try (ExplainRun run = ExplainRun.start(master, folder.resolve(name), Map.of())) {
      return run.tables();
    }
  }
}
