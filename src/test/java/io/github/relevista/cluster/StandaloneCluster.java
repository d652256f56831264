package io.github.relevista.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;

/**
 * A Spark standalone cluster of JVMs of this machine: a master and two workers of one core each, on
 * ports that the system chose.
 */
final class StandaloneCluster implements AutoCloseable {
  private static final Path SPARK_HOME = Path.of("target/spark").toAbsolutePath();

  /** What the master prints; the white space says that the port has been printed to its end. */
  private static final Pattern MASTER_URL =
      Pattern.compile("spark://127\\.0\\.0\\.1:[0-9]+(?=\\s)");

  private final Path folder;
  private final List<Map<String, String>> environments;
  private final List<ChildProcess> workers = new ArrayList<>();
  private ChildProcess master;
  private String url;

  private StandaloneCluster(Path folder, List<Map<String, String>> environments) {
    this.folder = folder;
    this.environments = List.copyOf(environments);
  }

  /**
   * Starts a cluster; it is complete when this returns.
   *
   * @param folder an existing folder for what its processes write
   * @param environment variables beside those of this JVM, for the executors too
   */
  static StandaloneCluster start(Path folder, Map<String, String> environment)
      throws IOException, InterruptedException {
    return start(folder, List.of(environment, environment));
  }

  /**
   * The same with workers that differ.
   *
   * @param environments of the two workers, each for its executors too
   */
  static StandaloneCluster start(Path folder, List<Map<String, String>> environments)
      throws IOException, InterruptedException {
    StandaloneCluster cluster = new StandaloneCluster(folder, environments);
    try {
      cluster.startMaster();
      cluster.startWorkers();
      return cluster;
    } catch (Throwable e) {
      cluster.close();
      throw e;
    }
  }

  /** The URL of the master. */
  String url() {
    return url;
  }

  /** One of the workers, with the executors that it has started. */
  ChildProcess worker() {
    return workers.get(0);
  }

  @Override
  public void close() {
    workers.forEach(ChildProcess::close);
    if (master != null) {
      master.close();
    }
  }

  private void startMaster() throws IOException, InterruptedException {
    master = daemon("master", Map.of(), "org.apache.spark.deploy.master.Master");
    master.await(
        "it listened",
        () -> {
          Matcher match = MASTER_URL.matcher(master.output());
          url = match.find() ? match.group() : null;
          return url != null;
        });
  }

  private void startWorkers() throws IOException, InterruptedException {
    for (Map<String, String> environment : environments) {
      String name = "worker-" + (workers.size() + 1);
      workers.add(
          daemon(
              name,
              environment,
              "org.apache.spark.deploy.worker.Worker",
              "--cores",
              "1",
              "--memory",
              "1g",
              "--work-dir",
              folder.resolve(name).toString(),
              url));
    }
    for (ChildProcess worker : workers) {
      worker.await(
          "the master knew it",
          () -> worker.output().contains("Successfully registered with master"));
    }
  }

  private ChildProcess daemon(
      String name, Map<String, String> environment, String mainClass, String... arguments)
      throws IOException {
    Map<String, String> variables = new HashMap<>(environment);
    variables.put("SPARK_HOME", SPARK_HOME.toString());
    variables.put("SPARK_SCALA_VERSION", "2.13");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
    command.addAll(List.of("-Xmx512m", "-cp", classPath()));
    // The port of this service would be a fixed one.
    command.add("-Dspark.master.rest.enabled=false");
    command.add(mainClass);
    command.addAll(List.of("--host", "127.0.0.1", "--port", "0", "--webui-port", "0"));
    command.addAll(List.of(arguments));
    return ChildProcess.start(name, folder, Path.of(""), variables, command);
  }

  /** As Spark's own launcher has it, or the archive of classes would not fit. */
  private static String classPath() throws IOException {
    try (Stream<Path> jars = Files.list(SPARK_HOME.resolve("jars"))) {
      Path first =
          jars.filter(jar -> jar.getFileName().toString().startsWith("slf4j-api-"))
              .findFirst()
              .orElseThrow();
      return String.join(":", SPARK_HOME + "/conf/", first.toString(), SPARK_HOME + "/jars/*");
    }
  }
}
