package io.github.relevista.spark.fault;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.hadoop.security.AccessControlException;
import org.apache.hadoop.util.VersionInfo;

/** File systems that are not there, not known, not reached, or not open to the user. */
final class StorageFaults {
  /** What to add for each scheme that Spark does not come with; Hadoop's own in its version. */
  private static final Map<String, String> PACKAGES =
      Map.ofEntries(
          Map.entry("s3a", "org.apache.hadoop:hadoop-aws:" + VersionInfo.getVersion()),
          Map.entry("abfs", "org.apache.hadoop:hadoop-azure:" + VersionInfo.getVersion()),
          Map.entry("abfss", "org.apache.hadoop:hadoop-azure:" + VersionInfo.getVersion()),
          Map.entry("wasb", "org.apache.hadoop:hadoop-azure:" + VersionInfo.getVersion()),
          Map.entry("wasbs", "org.apache.hadoop:hadoop-azure:" + VersionInfo.getVersion()),
          Map.entry("adl", "org.apache.hadoop:hadoop-azure-datalake:" + VersionInfo.getVersion()),
          Map.entry("oss", "org.apache.hadoop:hadoop-aliyun:" + VersionInfo.getVersion()),
          Map.entry("cosn", "org.apache.hadoop:hadoop-cos:" + VersionInfo.getVersion()),
          Map.entry("obs", "org.apache.hadoop:hadoop-huaweicloud:" + VersionInfo.getVersion()),
          Map.entry("gs", "com.google.cloud.bigdataoss:gcs-connector:VERSION"),
          Map.entry("o3fs", "org.apache.ozone:ozone-filesystem-hadoop3:VERSION"),
          Map.entry("ofs", "org.apache.ozone:ozone-filesystem-hadoop3:VERSION"));

  /** What the classes of file systems are known by, where Hadoop names a class and no scheme. */
  private static final List<Map.Entry<String, String>> CLASSES =
      List.of(
          Map.entry("s3a", "s3a"),
          Map.entry("azurebfs", "abfs"),
          Map.entry("azure", "wasb"),
          Map.entry("gcs", "gs"),
          Map.entry("adl", "adl"),
          Map.entry("aliyun", "oss"),
          Map.entry("cosn", "cosn"),
          Map.entry("obs", "obs"),
          Map.entry("ozone", "ofs"));

  private static final Pattern SCHEME = Pattern.compile("No FileSystem for scheme \"?([\\w+.-]+)");
  private static final Pattern CLASS =
      Pattern.compile("Class ([\\w.$]*(?:FileSystem|Fs|FS|Hdfs)[\\w$]*) not found");
  private static final Pattern REFUSED =
      Pattern.compile("to (\\S+:\\d+) failed on connection exception|[Cc]onnect(?:ing)? to (\\S+)");
  private static final Pattern DENIED =
      Pattern.compile("Permission denied|AccessDenied|Access Denied|\\b403 Forbidden");
  private static final Pattern NO_HOST = Pattern.compile("Incomplete HDFS URI, no host: (\\S+)");
  private static final Pattern NO_CREDENTIALS =
      Pattern.compile("No AWS [Cc]redentials|NoAuthWithAWS|Unable to load credentials");

  private StorageFaults() {}

  static Optional<String> told(Causes causes) {
    return unknownScheme(causes)
        .or(() -> missingClass(causes))
        .or(() -> noHost(causes))
        .or(() -> unknownHost(causes))
        .or(() -> refused(causes))
        .or(() -> credentials(causes))
        .or(() -> denied(causes));
  }

  static boolean isDenied(Causes causes) {
    return causes.first(AccessControlException.class).isPresent()
        || causes.first(AccessDeniedException.class).isPresent()
        || causes.find(DENIED).isPresent();
  }

  private static Optional<String> unknownScheme(Causes causes) {
    return causes.find(SCHEME).map(found -> missing(found.group(1)));
  }

  private static Optional<String> missingClass(Causes causes) {
    return causes
        .find(CLASS)
        .map(
            found ->
                CLASSES.stream()
                    .filter(known -> found.group(1).contains("." + known.getKey() + "."))
                    .map(known -> missing(known.getValue()))
                    .findFirst()
                    .orElseGet(
                        () ->
                            "the file system's class %s is not on the class path; add its package by --spark --packages GROUP:NAME:VERSION"
                                .formatted(found.group(1))));
  }

  private static String missing(String scheme) {
    if (scheme.equals("s3") || scheme.equals("s3n")) {
      return "Hadoop knows no paths that begin with %s://; write s3a:// and add its package by --spark --packages %s"
          .formatted(scheme, PACKAGES.get("s3a"));
    }
    String wanted = PACKAGES.get(scheme);
    return wanted == null
        ? "no file system is known for paths that begin with %s://; mend the path, or add the package that knows them by --spark --packages GROUP:NAME:VERSION"
            .formatted(scheme)
        : "the file system for paths that begin with %s:// is not on the class path; add it by --spark --packages %s"
            .formatted(scheme, wanted);
  }

  private static Optional<String> noHost(Causes causes) {
    return causes
        .find(NO_HOST)
        .map(
            found ->
                "%s names no host, and fs.defaultFS names none either; write hdfs://HOST/PATH, or set HADOOP_CONF_DIR"
                    .formatted(found.group(1)));
  }

  private static Optional<String> unknownHost(Causes causes) {
    return causes
        .first(UnknownHostException.class)
        .map(
            cause ->
                "there is no host %s; mend the address, or look to the network and its names"
                    .formatted(host(cause.getMessage())));
  }

  /** Hadoop writes much around the name: {@code Invalid host name: local host is: …}. */
  private static String host(String message) {
    MatchResult named =
        Causes.of(new UnknownHostException(message))
            .find(Pattern.compile("destination host is: \"?([^\" ;:]+)"))
            .orElse(null);
    return named == null ? String.valueOf(message).split("[: ]", 2)[0] : named.group(1);
  }

  private static Optional<String> refused(Causes causes) {
    return causes
        .first(ConnectException.class)
        .map(
            cause ->
                "nobody answers at %s; see whether what should listen there is up, and mend the address"
                    .formatted(
                        causes.find(REFUSED).map(StorageFaults::address).orElse("the address")));
  }

  private static String address(MatchResult found) {
    return found.group(1) == null ? found.group(2) : found.group(1);
  }

  private static Optional<String> credentials(Causes causes) {
    return causes
        .find(NO_CREDENTIALS)
        .map(
            found ->
                "there are no credentials for the object store; set AWS_ACCESS_KEY_ID and"
                    + " AWS_SECRET_ACCESS_KEY, or fs.s3a.aws.credentials.provider by --spark --conf"
                    + " spark.hadoop.…");
  }

  private static Optional<String> denied(Causes causes) {
    return isDenied(causes)
        ? Optional.of(
            "permission denied (%s); ask for the right or choose another path"
                .formatted(deniedText(causes)))
        : Optional.empty();
  }

  private static String deniedText(Causes causes) {
    Throwable innermost = causes.chain().get(causes.chain().size() - 1);
    return Causes.text(innermost).replaceAll(" at org\\.apache.*", "");
  }
}
