package io.github.relevista.spark.job;

import io.github.relevista.modelio.ModelSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The files of a model folder at any path that Hadoop can read.
 *
 * @param fileSystem the file system of the folder
 * @param folder the folder
 */
public record HadoopModelSource(FileSystem fileSystem, Path folder) implements ModelSource {

  /** The folder at a path of the default or of the named file system. */
  public static HadoopModelSource of(String folder, Configuration configuration)
      throws IOException {
    Path path = new Path(folder);
    return new HadoopModelSource(path.getFileSystem(configuration), path);
  }

  @Override
  public String name() {
    return folder.toString();
  }

  @Override
  public boolean has(String file) {
    try {
      return fileSystem.exists(new Path(folder, file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public InputStream open(String file) throws IOException {
    return fileSystem.open(new Path(folder, file));
  }

  @Override
  public long size(String file) throws IOException {
    return fileSystem.getFileStatus(new Path(folder, file)).getLen();
  }
}
