package io.github.relevista.spark.input;

import io.github.relevista.intake.RowFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A table that Spark knows by a name, and what keeps its rows.
 *
 * @param spark the session
 * @param name its name
 * @param format what keeps its rows: files of a format, Delta or Iceberg
 */
public record CatalogTable(SparkSession spark, String name, RowFormat format) {
  private static final String DETAILS = "# Detailed Table Information";

  /**
   * Looks at a table.
   *
   * @throws InvalidInputException if it is not there, is a view, or is kept by something that tells
   *     neither files nor snapshots
   */
  public static CatalogTable of(SparkSession spark, String name) {
    Map<String, String> details = new HashMap<>();
    try {
      boolean isDetail = false;
      for (Row row : spark.sql("DESCRIBE TABLE EXTENDED " + name).collectAsList()) {
        isDetail |= row.getString(0).equals(DETAILS);
        if (isDetail) {
          details.put(row.getString(0), row.getString(1));
        }
      }
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      // Scala's methods throw what they do not declare.
      throw FormatPackages.refused("table " + name, RowFormat.TABLE, e);
    }
    String provider = details.getOrDefault("Provider", "").toLowerCase(Locale.ROOT);
    Optional<RowFormat> format =
        Arrays.stream(RowFormat.values())
            .filter(known -> known.wireName().equals(provider) && known != RowFormat.TABLE)
            .findFirst();
    if (format.isEmpty()) {
      throw new InvalidInputException(
          "new_only needs a table of files, of delta or of iceberg, and %s is %s; leave out new_only, or name a table that it is made of"
              .formatted(name, provider.isEmpty() ? "a view" : "kept by " + provider));
    }
    return new CatalogTable(spark, name, format.get());
  }

  /** The files of a table of files. */
  public InputFiles files() throws IOException {
    List<FileStatus> files = new ArrayList<>();
    for (String file : spark.table(name).inputFiles()) {
      Path path = new Path(FileNames.plain(file));
      files.add(path.getFileSystem(spark.sparkContext().hadoopConfiguration()).getFileStatus(path));
    }
    files.sort(Comparator.comparing(file -> file.getPath().toString()));
    return new InputFiles(files, List.of(), RowFormat.TABLE);
  }
}
