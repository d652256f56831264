package io.github.relevista.spark.input;

import io.github.relevista.intake.RowFormat;
import java.util.Map;
import org.apache.spark.SparkThrowable;
import org.apache.spark.package$;

/** The packages that bring Spark the formats which it does not come with. */
public final class FormatPackages {
  private static final Map<RowFormat, String> PACKAGES =
      Map.of(
          RowFormat.AVRO, "org.apache.spark:spark-avro_2.13:" + package$.MODULE$.SPARK_VERSION(),
          RowFormat.DELTA, "io.delta:delta-spark_4.1_2.13:VERSION",
          RowFormat.ICEBERG, "org.apache.iceberg:iceberg-spark-runtime-4.1_2.13:VERSION");

  private FormatPackages() {}

  /** The package of a format, as {@code --packages} takes it; VERSION stands for any. */
  public static String of(RowFormat format) {
    return PACKAGES.get(format);
  }

  /**
   * What to tell of a table that Spark would not open: the missing package where that is the fault.
   *
   * @param name the file or table, for people
   */
  static InvalidInputException refused(String name, RowFormat format, Exception fault) {
    String message = String.valueOf(fault.getMessage());
    String condition =
        fault instanceof SparkThrowable spark ? String.valueOf(spark.getErrorClass()) : "";
    boolean isMissing =
        condition.startsWith("DATA_SOURCE_NOT_FOUND")
            || message.contains("Failed to find data source");
    if (isMissing && PACKAGES.containsKey(format)) {
      return new InvalidInputException(
          "%s is of format %s, which this Spark cannot read; add its package by --spark --packages %s"
              .formatted(name, format.wireName(), PACKAGES.get(format)));
    }
    if (condition.startsWith("TABLE_OR_VIEW_NOT_FOUND")) {
      return new InvalidInputException(
          "there is no %s; mend table, or set its catalog by --spark --conf spark.sql.catalog.…"
              .formatted(name));
    }
    return new InvalidInputException(
        "cannot read %s: %s".formatted(name, message.lines().findFirst().orElse("")));
  }
}
