package io.github.relevista.spark.fault;

import java.net.BindException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Memory, disks and ports that do not suffice. */
final class ResourceFaults {
  private static final Pattern OUT_OF_MEMORY =
      Pattern.compile(
          "OutOfMemoryError(?:: ([^\\n]*))?|exit code 137|OOMKilled|[Cc]ontainer killed"
              + " (?:on request|by YARN for exceeding)");
  private static final Pattern FULL =
      Pattern.compile("No space left on device|Disk quota exceeded|There is not enough space");
  private static final Pattern SCRATCH =
      Pattern.compile("Failed to create (?:a temp|local) dir[^(\\n]*(?:\\(under ([^)]*)\\))?");
  private static final Pattern LARGE_RESULT =
      Pattern.compile(
          "\\(([^)]*)\\) is bigger than (spark\\.driver\\.maxResultSize) \\(([^)]*)\\)");
  private static final Pattern MANY_FILES = Pattern.compile("Too many open files");
  private static final Pattern SERVICE = Pattern.compile("Service '([\\w.]+)' failed");
  private static final Pattern IN_USE = Pattern.compile("Address already in use");

  private ResourceFaults() {}

  static Optional<String> told(Causes causes) {
    return memory(causes)
        .or(() -> space(causes))
        .or(() -> result(causes))
        .or(() -> files(causes))
        .or(() -> port(causes));
  }

  private static Optional<String> memory(Causes causes) {
    Optional<String> text =
        causes
            .first(OutOfMemoryError.class)
            .map(error -> Causes.text(error))
            .or(() -> causes.find(OUT_OF_MEMORY).map(found -> found.group()));
    return text.map(
        said ->
            "out of memory (%s); give more by --spark --driver-memory 4g on one machine, --spark --executor-memory 4g on a cluster, or deal the rows into more --partitions"
                .formatted(said));
  }

  private static Optional<String> space(Causes causes) {
    return causes
        .find(FULL)
        .map(found -> found.group())
        .or(() -> causes.find(SCRATCH).map(found -> found.group()))
        .map(
            said ->
                "%s: make room in the folder of Spark's own files (%s), or name another by --spark --conf spark.local.dir=DIR"
                    .formatted(said, ScratchFolders.described()));
  }

  private static Optional<String> result(Causes causes) {
    return causes
        .find(LARGE_RESULT)
        .map(
            found ->
                "the tasks' results come to %s, more than the driver takes (%s); raise it by --spark --conf %s=4g"
                    .formatted(found.group(1), found.group(3), found.group(2)));
  }

  private static Optional<String> files(Causes causes) {
    return causes
        .find(MANY_FILES)
        .map(
            found ->
                "too many open files for one process; raise the limit (ulimit -n 65536) or use"
                    + " fewer --partitions");
  }

  private static Optional<String> port(Causes causes) {
    return causes
        .first(BindException.class)
        .map(
            cause -> {
              String service =
                  causes.find(SERVICE).map(found -> found.group(1)).orElse("a service");
              return causes.find(IN_USE).isPresent()
                  ? "all ports that %s may use are taken; end what holds them, or name another by --spark --conf %s=PORT"
                      .formatted(service, portKey(service))
                  : "%s cannot listen at this machine's address; set SPARK_LOCAL_IP=127.0.0.1, or --spark --conf spark.driver.bindAddress=ADDRESS"
                      .formatted(service);
            });
  }

  private static String portKey(String service) {
    return switch (service) {
      case "SparkUI" -> "spark.ui.port";
      case "org.apache.spark.network.netty.NettyBlockTransferService" -> "spark.blockManager.port";
      default -> "spark.driver.port";
    };
  }
}
