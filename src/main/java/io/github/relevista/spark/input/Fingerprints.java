package io.github.relevista.spark.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import scala.Tuple2;

/** What tells the contents of files apart: SHA-256 of all their bytes, worked out by the tasks. */
public final class Fingerprints {
  private static final int BUFFER = 1 << 16;

  private Fingerprints() {}

  /**
   * The fingerprints of files, each read once.
   *
   * @return in hexadecimal, by path
   * @throws UnreadableInputException if a file cannot be read
   */
  public static Map<String, String> of(SparkSession spark, Collection<String> paths)
      throws Exception {
    if (paths.isEmpty()) {
      return Map.of();
    }
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<SerializableConfiguration> hadoop =
        context.broadcast(
            new SerializableConfiguration(spark.sparkContext().hadoopConfiguration()));
    try {
      int parts = Math.min(paths.size(), 4 * context.defaultParallelism());
      return Map.copyOf(
          context
              .parallelize(List.copyOf(paths), parts)
              .mapToPair(path -> new Tuple2<>(path, of(path, hadoop.value().value())))
              .collectAsMap());
    } catch (Exception e) {
      throw UnreadableInputException.translated(e);
    } finally {
      hadoop.destroy();
    }
  }

  private static String of(String path, Configuration hadoop) {
    try (InputStream in = HadoopFiles.open(new Path(path), hadoop)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
