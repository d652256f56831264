package io.github.relevista.spark.input;

import io.github.relevista.intake.RowFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.SparkConf;

/**
 * What Spark must be told, beside being given their packages, of the formats that keep a table in a
 * folder.
 *
 * <p>Without its extension Spark reads rows of a Delta table that were deleted, and says nothing;
 * without a catalog of folders Iceberg asks for Hive's.
 */
public final class LakeFormats {
  /** The setting that names the extensions of a session. */
  static final String EXTENSIONS = "spark.sql.extensions";

  private static final String DELTA = "io.delta.sql.DeltaSparkSessionExtension";
  private static final String ICEBERG = "org.apache.iceberg.spark.SparkCatalog";
  private static final String SESSION_CATALOG = "spark.sql.catalog.spark_catalog";
  private static final String FOLDER_CATALOG = "spark.sql.catalog.default_iceberg";

  private LakeFormats() {}

  /**
   * Switches on the formats whose packages are there, and keeps what somebody has set.
   *
   * @param conf the configuration of a session to come, which this changes
   */
  public static void switchOn(SparkConf conf) {
    if (isThere(DELTA)) {
      String others = conf.get(EXTENSIONS, "");
      if (!others.contains(DELTA)) {
        conf.set(EXTENSIONS, others.isEmpty() ? DELTA : others + "," + DELTA);
      }
      conf.setIfMissing(SESSION_CATALOG, "org.apache.spark.sql.delta.catalog.DeltaCatalog");
    }
    if (isThere(ICEBERG)) {
      folderCatalog().forEach(conf::setIfMissing);
    }
  }

  /**
   * Iceberg's catalog of tables in folders. It wants a warehouse, which no path is looked up in.
   */
  private static Map<String, String> folderCatalog() {
    Map<String, String> catalog = new LinkedHashMap<>();
    catalog.put(FOLDER_CATALOG, ICEBERG);
    catalog.put(FOLDER_CATALOG + ".type", "hadoop");
    catalog.put(FOLDER_CATALOG + ".warehouse", "spark-warehouse");
    return catalog;
  }

  /**
   * Refuses to read a Delta table in a session that would read its deleted rows too.
   *
   * @param extensions of Spark that the session has, by the names of their classes
   * @param name the table, for people
   */
  static void requireExtension(String extensions, RowFormat format, String name) {
    if (format == RowFormat.DELTA && isThere(DELTA) && !extensions.contains(DELTA)) {
      throw new InvalidInputException(
          "%s is of format delta, and this session of Spark would read rows that were deleted from it; open it with %s=%s"
              .formatted(name, EXTENSIONS, DELTA));
    }
  }

  /** Whether Spark finds the package of a format that keeps tables. */
  public static boolean isThere(RowFormat format) {
    return isThere(format == RowFormat.DELTA ? DELTA : ICEBERG);
  }

  private static boolean isThere(String className) {
    try {
      Class.forName(className, false, Thread.currentThread().getContextClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
