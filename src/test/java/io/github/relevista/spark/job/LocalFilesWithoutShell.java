package io.github.relevista.spark.job;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFs;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FsConstants;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Hadoop's files of this machine, for tests: without its native library Hadoop starts a process for
 * every right that a file is given and for every link that might be one, thousands of them where a
 * test writes many little tables. Here Java does both. All of Hadoop in this JVM finds it by {@code
 * core-site.xml}.
 */
public final class LocalFilesWithoutShell extends LocalFileSystem {
  /** Used by Hadoop. */
  public LocalFilesWithoutShell() {
    super(new Raw());
  }

  /** The same for {@code FileContext}. */
  public static final class ForContexts extends ChecksumFs {
    /** Used by Hadoop. */
    public ForContexts(URI uri, Configuration hadoop) throws Exception {
      super(new RawForContexts(hadoop));
    }
  }

  private static final class RawForContexts extends DelegateToFileSystem {
    RawForContexts(Configuration hadoop) throws Exception {
      super(
          FsConstants.LOCAL_FS_URI, new Raw(), hadoop, FsConstants.LOCAL_FS_URI.getScheme(), false);
    }

    /** None. */
    @Override
    public int getUriDefaultPort() {
      return -1;
    }

    /** Linux allows every name. */
    @Override
    public boolean isValidName(String name) {
      return true;
    }
  }

  private static final class Raw extends RawLocalFileSystem {
    @Override
    public void setPermission(Path path, FsPermission rights) throws IOException {
      if (rights.getStickyBit()) {
        super.setPermission(path, rights);
        return;
      }
      String text =
          rights.getUserAction().SYMBOL
              + rights.getGroupAction().SYMBOL
              + rights.getOtherAction().SYMBOL;
      Files.setPosixFilePermissions(
          pathToFile(path).toPath(), PosixFilePermissions.fromString(text));
    }

    @Override
    public FileStatus getFileLinkStatus(Path path) throws IOException {
      return Files.isSymbolicLink(pathToFile(path).toPath())
          ? super.getFileLinkStatus(path)
          : getFileStatus(path);
    }
  }
}
