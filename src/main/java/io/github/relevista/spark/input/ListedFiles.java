package io.github.relevista.spark.input;

import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.execution.datasources.FileIndex;
import org.apache.spark.sql.execution.datasources.PartitionDirectory;
import org.apache.spark.sql.execution.datasources.PartitionDirectory$;
import org.apache.spark.sql.types.StructType;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Exactly these files, whatever their names: Spark's own index lists them again, and passes over
 * those whose names begin with {@code _} or {@code .}.
 *
 * @param files the files
 */
record ListedFiles(List<FileStatus> files) implements FileIndex {
  @Override
  public Seq<Path> rootPaths() {
    return CollectionConverters.asScala(files.stream().map(FileStatus::getPath).toList()).toSeq();
  }

  @Override
  public Seq<PartitionDirectory> listFiles(
      Seq<Expression> partitionFilters, Seq<Expression> dataFilters) {
    PartitionDirectory all =
        PartitionDirectory$.MODULE$.apply(InternalRow.empty(), files.toArray(FileStatus[]::new));
    return CollectionConverters.asScala(List.of(all)).toSeq();
  }

  @Override
  public String[] inputFiles() {
    return files.stream().map(file -> file.getPath().toString()).toArray(String[]::new);
  }

  @Override
  public void refresh() {
    // What was found is what is read.
  }

  @Override
  public long sizeInBytes() {
    return files.stream().mapToLong(FileStatus::getLen).sum();
  }

  @Override
  public StructType partitionSchema() {
    return new StructType();
  }

  @Override
  public String toString() {
    return Arrays.toString(inputFiles());
  }
}
