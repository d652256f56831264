package io.github.relevista.spark.input;

import io.github.relevista.spark.job.LocalSpark;
import java.nio.file.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** A session with Delta and Iceberg, as a job opens it where their packages are there. */
public final class LakeSession {
  private LakeSession() {}

  /**
   * Opens the session. Extensions are chosen when Spark starts: the session that other tests share
   * ends before.
   *
   * @param warehouse where the tables of the catalog {@code lake} lie, which Iceberg keeps
   */
  public static SparkSession open(Path warehouse) {
    LocalSpark.end();
    SparkConf conf = new SparkConf(false);
    LakeFormats.switchOn(conf);
    SparkSession session =
        SparkSession.builder()
            .config(conf)
            .config("spark.sql.catalog.lake", "org.apache.iceberg.spark.SparkCatalog")
            .config("spark.sql.catalog.lake.type", "hadoop")
            .config("spark.sql.catalog.lake.warehouse", warehouse.toString())
            .master("local[2]")
            .appName("tables in lakehouses")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.shuffle.partitions", "2")
            // Delta reads its own log by fifty tasks otherwise.
            .config("spark.databricks.delta.snapshotPartitions", "1")
            .config("spark.log.level", "ERROR")
            .getOrCreate();
    LocalSpark.leaveOutDefaultsOfHadoop(session);
    return session;
  }
}
