package io.github.relevista.spark.input;

import java.io.IOException;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** Opens files through Hadoop. */
final class HadoopFiles {
  /** What has Hadoop open files of this machine without their checksums. */
  static final Map<String, String> UNCHECKED =
      Map.of(
          "fs.file.impl", RawLocalFileSystem.class.getName(), "fs.file.impl.disable.cache", "true");

  private HadoopFiles() {}

  /** Opens a file, whatever characters its name holds. */
  static FSDataInputStream open(Path file, Configuration configuration) throws IOException {
    return file.getFileSystem(configured(file, configuration)).open(file);
  }

  /** The configuration with which a file can be opened, whatever characters its name holds. */
  static Configuration configured(Path file, Configuration configuration) throws IOException {
    if (!isUnchecked(file, configuration)) {
      return configuration;
    }
    Configuration raw = new Configuration(configuration);
    UNCHECKED.forEach(raw::set);
    return raw;
  }

  /**
   * Whether a file is to be opened without its checksums: the name of these, beside a file of this
   * machine whose own has a colon, is no path to Hadoop.
   */
  static boolean isUnchecked(Path file, Configuration configuration) throws IOException {
    return file.getName().indexOf(':') >= 0
        && file.getFileSystem(configuration) instanceof LocalFileSystem;
  }
}
