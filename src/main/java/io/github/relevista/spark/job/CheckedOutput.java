package io.github.relevista.spark.job;

import io.github.relevista.ids.IdScheme;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.settings.TablePlace;
import io.github.relevista.spark.input.InputFiles;
import io.github.relevista.spark.lake.LakeTables;
import io.github.relevista.spark.lake.RememberedPlace;
import io.github.relevista.spark.publish.PublishedOutput;
import io.github.relevista.spark.publish.PublishedRecord;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/**
 * The output of a job of which it is certain that the job may publish there.
 *
 * @param output the output
 * @param records what it held when it was opened: on object stores reading them takes a while
 */
public record CheckedOutput(PublishedOutput output, List<PublishedRecord> records) {
  /** Copies the records. */
  public CheckedOutput {
    records = List.copyOf(records);
  }

  /** The records of a model and settings. */
  public List<PublishedRecord> records(String key) {
    return records.stream().filter(record -> record.key().equals(key)).toList();
  }

  /**
   * Opens an output, after the runs that it still holds unfinished are completed.
   *
   * @param command the command that is to publish there; one output serves one command
   * @param output the folder
   * @param tables where its tables lie
   * @param inputs what the command reads
   * @throws InvalidSettingException if the output holds results of another command or of another
   *     scheme of ids, keeps its tables elsewhere, or it and an input lie one in the other; if
   *     Spark has not what keeps the tables
   */
  public static CheckedOutput open(
      String command, String output, TablePlace tables, InputFiles inputs, SparkSession spark)
      throws IOException {
    return open(command, output, tables, inputs, spark, LakeTables::of);
  }

  /** The same for a command whose tables are those of a lexicon. */
  public static CheckedOutput openForLexicons(
      String command, String output, TablePlace tables, InputFiles inputs, SparkSession spark)
      throws IOException {
    return open(command, output, tables, inputs, spark, LakeTables::ofLexicons);
  }

  /** The tables of an output that Delta or Iceberg keep. */
  private interface KeptTables {
    LakeTables of(SparkSession spark, TablePlace place, String output) throws IOException;
  }

  private static CheckedOutput open(
      String command,
      String output,
      TablePlace tables,
      InputFiles inputs,
      SparkSession spark,
      KeptTables kept)
      throws IOException {
    PublishedOutput folder =
        PublishedOutput.at(new Path(output), spark.sparkContext().hadoopConfiguration());
    requirePlace(folder, output, tables);
    if (tables.isFolders()) {
      return checked(command, output, inputs, folder);
    }
    LakeTables lake = kept.of(spark, tables, output);
    lake.requireNamespace();
    return checked(command, output, inputs, folder.with(lake));
  }

  /** The same for a command whose tables are always folders of the output. */
  public static CheckedOutput open(
      String command, String output, InputFiles inputs, Configuration hadoop) throws IOException {
    PublishedOutput folder = PublishedOutput.at(new Path(output), hadoop);
    requirePlace(folder, output, TablePlace.FOLDERS);
    return checked(command, output, inputs, folder);
  }

  private static CheckedOutput checked(
      String command, String output, InputFiles inputs, PublishedOutput opened) {
    for (Path folder : inputs.folders()) {
      if (opened.meets(folder)) {
        throw overlapping(output, folder);
      }
    }
    for (FileStatus file : inputs.files()) {
      if (opened.holds(file.getPath())) {
        throw overlapping(output, file.getPath());
      }
    }
    opened.recover();
    List<PublishedRecord> records = opened.records();
    for (PublishedRecord record : records) {
      refuseOtherScheme(output, record);
      Optional<String> other = record.command().filter(name -> !name.equals(command));
      if (other.isPresent()) {
        throw new InvalidSettingException(
            "output %s holds results of %s (%s), and both write tables of one name; choose another output for %s"
                .formatted(output, other.get(), record.date(), command));
      }
    }
    opened.checkWritable();
    return new CheckedOutput(opened, records);
  }

  /** All tables of an output lie in one place, lest readers find half of the results. */
  private static void requirePlace(PublishedOutput opened, String output, TablePlace wanted) {
    Optional<TablePlace> remembered =
        opened.tablePlace().map(json -> RememberedPlace.read(output, json));
    boolean hasFolders = remembered.isEmpty() && opened.hasRecords();
    Optional<TablePlace> found = hasFolders ? Optional.of(TablePlace.FOLDERS) : remembered;
    if (found.isPresent() && !found.get().equals(wanted)) {
      throw new InvalidSettingException(
          "output %s keeps its tables as %s, not as %s; set table_format and table_namespace to what it has, or choose another output"
              .formatted(output, found.get(), wanted));
    }
  }

  /** Results of two schemes, read as one table, would be taken for results of two models. */
  private static void refuseOtherScheme(String output, PublishedRecord record) {
    int scheme = record.idScheme().orElse(IdScheme.VERSION);
    if (scheme != IdScheme.VERSION) {
      throw new InvalidSettingException(
          "output %s holds results of %s version of relevista (%s), whose ids cannot be compared with those of this one (scheme %d, not %d); choose another output, or move the old results away"
              .formatted(
                  output,
                  scheme < IdScheme.VERSION ? "an earlier" : "a later",
                  record.date(),
                  scheme,
                  IdScheme.VERSION));
    }
  }

  private static InvalidSettingException overlapping(String output, Path input) {
    return new InvalidSettingException(
        "output %s and input %s lie one in the other, so that a run would read what another wrote; choose an output elsewhere"
            .formatted(output, input));
  }
}
