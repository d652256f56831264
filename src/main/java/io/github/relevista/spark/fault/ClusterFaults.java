package io.github.relevista.spark.fault;

import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.spark.SparkThrowable;

/** Clusters that are not there, executors that are lost for good, settings that Spark refuses. */
final class ClusterFaults {
  private static final Pattern MASTER =
      Pattern.compile(
          "(?:Could not parse Master URL|Invalid master URL)[:=]? *'?([^'\\n]*)'?"
              + "|(Master must (?:either )?be [^\\n]*)");
  private static final Pattern NO_CLASSES =
      Pattern.compile(
          "Could not load (YARN|KUBERNETES) classes|(HADOOP_CONF_DIR) or YARN_CONF_DIR");
  private static final Pattern LOST =
      Pattern.compile("ExecutorLostFailure \\(([^)]*)\\)(?: Reason: ([^\\n]*))?");
  private static final Pattern STOPPED =
      Pattern.compile(
          "on a stopped SparkContext|SparkContext was shut down|SparkContext has been shutdown"
              + "|Master removed our application|All masters are unresponsive");
  private static final Pattern SETTING =
      Pattern.compile(
          "^(?:Size|Time) must be specified as |^Illegal value for config key |^spark\\.[\\w.]+ ");
  private static final Pattern CLASS = Pattern.compile("ClassNotFoundException: ([\\w.$]+)");

  /** The conditions by which Spark refuses its own settings. */
  private static final List<String> CONDITIONS =
      List.of(
          "INVALID_CONF_VALUE",
          "INVALID_DRIVER_MEMORY",
          "INVALID_EXECUTOR_MEMORY",
          "INVALID_KRYO_SERIALIZER",
          "CODEC_NOT_AVAILABLE");

  private ClusterFaults() {}

  static Optional<String> told(Causes causes) {
    return master(causes)
        .or(() -> clusterClasses(causes))
        .or(() -> lostExecutor(causes))
        .or(() -> stopped(causes))
        .or(() -> setting(causes))
        .or(() -> otherProgram(causes));
  }

  private static Optional<String> master(Causes causes) {
    return causes
        .find(MASTER)
        .map(
            found ->
                "there is no such master: %s; write local[N], local-cluster[…], spark://HOST:7077, yarn or k8s://https://HOST:PORT, and see that this Spark has what the last two need"
                    .formatted(found.group(1) == null ? found.group(2) : found.group(1)));
  }

  private static Optional<String> clusterClasses(Causes causes) {
    return causes
        .find(NO_CLASSES)
        .map(
            found ->
                found.group(2) != null
                    ? "yarn needs HADOOP_CONF_DIR or YARN_CONF_DIR to name the folder of the"
                        + " cluster's configuration"
                    : "this Spark has no classes for %s; set SPARK_HOME to one that has"
                        .formatted(found.group(1)));
  }

  private static Optional<String> lostExecutor(Causes causes) {
    return causes
        .find(LOST)
        .map(
            found ->
                "an executor was lost again and again (%s); see its own log, and give it more memory by --spark --executor-memory 4g or --spark --conf spark.executor.memoryOverhead=2g"
                    .formatted(found.group(2) == null ? found.group(1) : found.group(2).strip()));
  }

  private static Optional<String> stopped(Causes causes) {
    return causes
        .find(STOPPED)
        .map(
            found ->
                "the cluster does not answer or has ended the run; see that it is up, that --master"
                    + " is its address, and its own log");
  }

  private static Optional<String> setting(Causes causes) {
    for (String condition : CONDITIONS) {
      Optional<SparkThrowable> refused = causes.condition(condition);
      if (refused.isPresent()) {
        return Optional.of(refusal(Causes.text((Throwable) refused.get())));
      }
    }
    if (causes.first(UnresolvedAddressException.class).isPresent()) {
      return Optional.of(refusal("a host that it names (spark.driver.host) is not known"));
    }
    return causes
        .first(IllegalArgumentException.class)
        .filter(cause -> Causes.of(cause).find(SETTING).isPresent())
        .map(cause -> refusal(Causes.text(cause)));
  }

  private static String refusal(String text) {
    return "Spark refuses a setting: %s; mend it behind --spark or in spark-defaults.conf"
        .formatted(text.replaceAll("[.;]$", ""));
  }

  /** A class of another program's that Spark was told to use, or that an executor lacks. */
  private static Optional<String> otherProgram(Causes causes) {
    Optional<String> name =
        causes
            .first(ClassNotFoundException.class)
            .map(cause -> Causes.text(cause).replaceAll("^Class | not found$", ""))
            .or(() -> causes.find(CLASS).map(found -> found.group(1)));
    return name.map(
        missing ->
            "the class %s is not on the class path; add its package by --spark --packages, or mend the setting that names it"
                .formatted(missing));
  }
}
