package io.github.relevista.spark.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.spark.job.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrittenFilesTest {
  private final SparkSession spark = LocalSpark.session();

  @TempDir private Path folder;

  @Test
  void schema_isTheOneThatSparkFinds() throws Exception {
    Path table = folder.resolve("{table} [1]");
    spark
        .range(0, 2, 1, 1)
        .selectExpr(
            "id as `a key`",
            "cast(id as decimal(38, 0)) as total",
            "cast(null as double) as mean",
            "array(named_struct('text', 'x')) as shown")
        .write()
        .parquet(table.toString());
    Path file;
    try (Stream<Path> files = Files.list(table)) {
      file = files.filter(name -> name.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }

    assertThat(WrittenFiles.schema(spark, new org.apache.hadoop.fs.Path(file.toUri())))
        .isEqualTo(WrittenFiles.reader(spark).parquet(table.toString()).schema());
  }

  @Test
  void fileThatHasNoSchema_isToldInOneLine() throws Exception {
    Path damaged = Files.writeString(folder.resolve("damaged.parquet"), "PAR1 and no more");
    Path gone = folder.resolve("gone.parquet");
    for (Path file : List.of(damaged, gone)) {
      assertThatThrownBy(
              () -> WrittenFiles.schema(spark, new org.apache.hadoop.fs.Path(file.toUri())))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(file.getFileName().toString())
          .message()
          .hasLineCount(1);
    }
  }
}
