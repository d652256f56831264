package io.github.relevista.spark.job;

import io.github.relevista.runs.RunRecord;
import io.github.relevista.spark.publish.PublishedOutput;
import io.github.relevista.spark.publish.PublishedRecord;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import scala.Tuple2;

/** What can be done with an output without starting a job: recovery, and a look at its records. */
public final class OutputRecovery {
  private OutputRecovery() {}

  /**
   * The output at a path, by what spark-submit was told of its file system.
   *
   * @throws io.github.relevista.spark.publish.PublishException if it cannot be opened
   */
  private static PublishedOutput open(String output) {
    Configuration hadoop = new Configuration();
    for (Tuple2<String, String> setting : new SparkConf().getAllWithPrefix("spark.hadoop.")) {
      hadoop.set(setting._1(), setting._2());
    }
    return PublishedOutput.at(new Path(output), hadoop);
  }

  /** The records of all runs, published or not. */
  public static List<RunRecord> records(String output) {
    PublishedOutput opened = open(output);
    List<PublishedRecord> records = new ArrayList<>(opened.records());
    records.addAll(opened.keptRecords());
    return PublishedRecord.parsed(records);
  }

  /** The date and key of every run that {@link #complete} would complete. */
  public static List<String> unfinished(String output) {
    return open(output).unfinished();
  }

  /**
   * Completes what is unfinished.
   *
   * @return the date and key of every run that was completed
   */
  public static List<String> complete(String output) {
    return open(output).recover();
  }
}
