package io.github.relevista.spark.publish;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Folders on the servers of {@link FileServers}, for tests of other rooms. */
public enum ServedFolders {
  /** On a name node and a data node of this JVM. */
  HDFS {
    @Override
    FileSystem files() {
      return FileServers.hdfs();
    }
  },
  /** In a server of this JVM that speaks S3, by {@code s3a}. */
  S3 {
    @Override
    FileSystem files() {
      return FileServers.s3();
    }
  };

  abstract FileSystem files();

  /** A folder as a URI that Hadoop finds once it is {@linkplain #configure configured}. */
  public String folder(String name) {
    return files().makeQualified(new Path("/" + name)).toString();
  }

  /** Tells Hadoop where the server is, and how to speak to it. */
  public void configure(Configuration hadoop) {
    Configuration own = files().getConf();
    for (var setting : own) {
      if (setting.getKey().startsWith("fs.s3a.") || setting.getKey().startsWith("dfs.client.")) {
        hadoop.set(setting.getKey(), setting.getValue());
      }
    }
  }

  /** Copies a file of this machine into a folder. */
  public void copy(java.nio.file.Path file, String folder) throws IOException {
    try (OutputStream copy = files().create(new Path(folder, file.getFileName().toString()))) {
      Files.copy(file, copy);
    }
  }
}
