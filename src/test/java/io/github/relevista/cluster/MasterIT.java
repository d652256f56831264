package io.github.relevista.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The job as it is configured, on a cluster of workers of different kinds, with its driver outside
 * and inside: each gives what one thread of one JVM gives. {@link LostProcessIT} holds the same of
 * {@code local-cluster}.
 */
@Order(3)
class MasterIT {
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private static Path folder;

  /**
   * One worker's JVMs have no vectors, the other's vectors of 128 bits; then the driver runs on one
   * of them, its executor on the other.
   */
  @Test
  void executorsOfDifferentEnginesAndWidths_andADriverAmongThem_giveWhatOneThreadGives()
      throws Exception {
    Path processes = Files.createDirectory(folder.resolve("standalone"));
    List<Map<String, String>> workers = List.of(vectorsOf(64), vectorsOf(128));
    try (StandaloneCluster cluster = StandaloneCluster.start(processes, workers)) {
      try (ExplainRun run = ExplainRun.start(cluster.url(), folder.resolve("mixed"), Map.of())) {
        PublishedTables tables = run.tables();
        tables.assertEqualTo(PlainRun.tables());
        assertThat(tables.record())
            .contains("\"engine\" : \"scalar\"", "\"engine\" : \"simd\"", "\"vector_bits\" : 128");
      }
      try (ExplainRun run = ExplainRun.startInCluster(cluster.url(), folder.resolve("driven"))) {
        run.tables().assertEqualTo(PlainRun.tables());
      }
    }
  }

  private static Map<String, String> vectorsOf(int bits) {
    return Map.of("JDK_JAVA_OPTIONS", "-Drelevista.simd.bits=" + bits);
  }
}
