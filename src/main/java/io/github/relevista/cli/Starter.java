package io.github.relevista.cli;

import io.github.relevista.settings.InvalidSettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes the plans by which commands are started on this machine. */
final class Starter {
  private static final Pattern MASTER =
      Pattern.compile("local|local\\[.*|local-cluster\\[.*|spark://.*|yarn|k8s://.*");
  private static final Path HUGE_PAGES = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");

  /** The arrays of ND4J lie outside the heap. */
  private static final String ND4J_BYTES = "-Dorg.bytedeco.javacpp.maxbytes=4G";

  private static final String THREADS = "OMP_NUM_THREADS";

  /**
   * A small job is over before most of what the optimising compiler makes of Spark has paid: it
   * waits until a method has run twenty times as often as Java would have it. Not so the engines,
   * whose vectors are slow without it, and a large job soon gets there.
   */
  private static final List<String> LATE_OPTIMISING =
      List.of(
          "-XX:Tier4InvocationThreshold=100000",
          "-XX:Tier4MinInvocationThreshold=12000",
          "-XX:Tier4CompileThreshold=300000",
          "-XX:Tier4BackEdgeThreshold=800000",
          "-XX:CompileCommand=quiet",
          asJavaDoes("io.github.relevista.engine*"),
          asJavaDoes("jdk.incubator.vector.*"),
          asJavaDoes("jdk.internal.vm.vector.*"));

  private final Installation installation;
  private final SubmitOptions submit;
  private final Map<String, String> environment;

  /**
   * @param installation where this program lies
   * @param submit what the user tells spark-submit
   * @param environment the variables of the launcher
   */
  Starter(Installation installation, SubmitOptions submit, Map<String, String> environment) {
    this.installation = installation;
    this.submit = submit;
    this.environment = environment;
  }

  /** A plan for a command that computes for long in one JVM, with ND4J where it is there. */
  StartPlan inJvm(Nd4j nd4j) {
    List<String> options = new ArrayList<>(hugePages());
    options.add("-XX:MaxRAMPercentage=60");
    options.add("--add-modules=jdk.incubator.vector");
    options.add(ND4J_BYTES);
    options.add("-cp");
    StringBuilder jars = new StringBuilder(installation.jar() + ":" + installation.nd4jJar());
    installation.unpackers().forEach(jar -> jars.append(':').append(jar));
    options.add(jars.toString());
    return new StartPlan(
        StartPlan.Place.JAVA, nd4j != Nd4j.UNUSED, threads(nd4j), options, List.of(), List.of());
  }

  /**
   * A plan for a command on Spark.
   *
   * @param master the cluster, where the command's configuration names one
   * @param nd4j who computes with ND4J
   * @param resolved the command line that a driver elsewhere understands without this folder
   */
  StartPlan onSpark(Optional<String> master, Nd4j nd4j, List<String> resolved) {
    List<String> options = new ArrayList<>(List.of("--class", Main.class.getName()));
    checked(master).ifPresent(url -> options.addAll(List.of("--master", url)));
    locale().forEach(setting -> options.addAll(List.of("--conf", setting)));
    List<String> executor = new ArrayList<>(hugePages());
    executor.addAll(LATE_OPTIMISING);
    List<String> driver = new ArrayList<>(executor);
    if (!submit.drivesInCluster()) {
      driver.add("-Dlog4j2.configurationFile=" + installation.logging());
      driver.add("-Drelevista.home=" + installation.home());
    }
    List<String> last = new ArrayList<>();
    String nd4jJar = Installation.address(installation.nd4jJar());
    if (nd4j == Nd4j.FOR_TRAINING) {
      driver.add(ND4J_BYTES);
      options.addAll(List.of("--driver-memory", "2g"));
      last.add("--driver-class-path");
      last.add(
          join(
              ":",
              installation.nd4jJar().toString(),
              submit.option("--driver-class-path", "spark.driver.extraClassPath")));
    } else if (nd4j == Nd4j.AS_ENGINE) {
      threads(nd4j).forEach(set -> options.addAll(List.of("--conf", "spark.executorEnv." + set)));
      last.addAll(List.of("--jars", join(",", nd4jJar, submit.option("--jars", "spark.jars"))));
    }
    // Options of JVMs that the user names stay: ours come in front of them.
    last.addAll(javaOptions("spark.driver", driver));
    last.addAll(javaOptions("spark.executor", executor));
    last.add(Installation.address(installation.jar()));
    return new StartPlan(
        StartPlan.Place.SPARK,
        nd4j != Nd4j.UNUSED,
        threads(nd4j),
        options,
        last,
        submit.drivesInCluster() ? resolved : List.of());
  }

  private static Optional<String> checked(Optional<String> master) {
    if (master.isPresent() && !MASTER.matcher(master.get()).matches()) {
      throw new InvalidSettingException(
          "master must be local, local[N], local-cluster[…], spark://…, yarn or k8s://…, was "
              + master.get());
    }
    return master;
  }

  /**
   * A setting of options that every JVM of a kind gets, in front of those that the user has set
   * there. Options of the same kind under {@code extraJavaOptions} follow behind both.
   */
  private List<String> javaOptions(String kind, List<String> options) {
    String key = kind + ".defaultJavaOptions";
    String quoted = String.join(" ", options.stream().map(Starter::quoted).toList());
    String all = join(" ", quoted, submit.property(key)).strip();
    return all.isEmpty() ? List.of() : List.of("--conf", key + "=" + all);
  }

  /** As Spark's splitting of options into words wants what holds spaces or quotes. */
  private static String quoted(String option) {
    return '"' + option.replaceAll("([\"\\\\])", "\\\\$1") + '"';
  }

  private static String join(String delimiter, String ours, Optional<String> theirs) {
    return theirs.filter(text -> !text.isEmpty()).map(text -> ours + delimiter + text).orElse(ours);
  }

  /** Executors, and a driver elsewhere, read names of files in the locale of the launcher. */
  private List<String> locale() {
    String locale = environment.getOrDefault("LC_ALL", "");
    return locale.isEmpty()
        ? List.of()
        : List.of("spark.executorEnv.LC_ALL=" + locale, "spark.yarn.appMasterEnv.LC_ALL=" + locale);
  }

  /**
   * The variable that says how many threads share a product. An engine's products are small:
   * several threads wait for each other more than they compute. Training is told by its settings.
   */
  private List<String> threads(Nd4j nd4j) {
    return nd4j == Nd4j.FOR_TRAINING
        ? List.of()
        : List.of(THREADS + "=" + environment.getOrDefault(THREADS, "1"));
  }

  /** Has methods of these classes compiled at a twentieth of the thresholds. */
  private static String asJavaDoes(String classes) {
    return "-XX:CompileCommand=CompileThresholdScaling,%s::*,0.05".formatted(classes);
  }

  /**
   * Words lie far apart in the table of their projections: with small pages every one costs a walk
   * through the page tables. A JVM that cannot have large ones would complain on standard output.
   */
  private static List<String> hugePages() {
    try {
      String choice = Files.readString(HUGE_PAGES);
      return choice.contains("[always]") || choice.contains("[madvise]")
          ? List.of("-XX:+UseTransparentHugePages")
          : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }
}
