package io.github.relevista.spark.input;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;

/**
 * What a file of a table says of itself.
 *
 * @param schema its columns and their types, in the words of its format
 * @param names the names of its columns
 * @param rows how many rows it has
 */
public record TableHead(String schema, List<String> names, long rows) {
  public TableHead {
    names = List.copyOf(names);
  }

  /**
   * What a Parquet file says, read here and now: Spark would start tasks to look at it.
   *
   * @throws UnreadableInputException if it is damaged or no Parquet
   */
  public static TableHead ofParquet(FileStatus file, Configuration hadoop) {
    return of(file, TableFormat.PARQUET, hadoop);
  }

  /**
   * What a file of a format says.
   *
   * @throws UnreadableInputException if it is damaged or of another format
   */
  static TableHead of(FileStatus file, TableFormat format, Configuration hadoop) {
    try {
      return format.head(file, HadoopFiles.configured(file.getPath(), hadoop));
    } catch (IOException e) {
      throw UnreadableInputException.of(file.getPath().toString(), e);
    } catch (RuntimeException e) {
      throw UnreadableInputException.of(
          file.getPath().toString(), new IOException(e.getMessage(), e));
    }
  }
}
