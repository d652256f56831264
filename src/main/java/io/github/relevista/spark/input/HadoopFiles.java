package io.github.relevista.spark.input;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFileSystem;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Opens files through Hadoop. */
final class HadoopFiles {
  private HadoopFiles() {}

  /** Opens a file, whatever characters its name holds. */
  static FSDataInputStream open(Path file, Configuration configuration) throws IOException {
    FileSystem fileSystem = file.getFileSystem(configuration);
    // The name of the checksums beside a file whose own has a colon is no path to Hadoop.
    boolean isUnchecked =
        fileSystem instanceof ChecksumFileSystem && file.getName().indexOf(':') >= 0;
    return isUnchecked
        ? ((ChecksumFileSystem) fileSystem).getRawFileSystem().open(file)
        : fileSystem.open(file);
  }
}
