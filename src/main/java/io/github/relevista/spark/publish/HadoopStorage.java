package io.github.relevista.spark.publish;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.PathIsNotEmptyDirectoryException;

/**
 * An output on any file system that Hadoop knows. {@code FileContext} alone offers the move that
 * overwrites: one step on HDFS; on object stores, where no move is one step, a deletion and then a
 * copy.
 */
final class HadoopStorage implements Storage {
  /** Where Hadoop's own move overwrites; elsewhere it deletes first, then moves or copies. */
  private static final Set<String> IN_ONE_STEP = Set.of("hdfs", "viewfs", "webhdfs", "swebhdfs");

  /** Where no move is one step, but a file is there, or replaced, when it is written wholly. */
  private static final Set<String> WRITTEN_IN_ONE_STEP = Set.of("s3a");

  private final FileSystem files;
  private final FileContext context;
  private final Path output;

  /**
   * @throws IOException if Hadoop has no {@code FileContext} for this kind of file system
   */
  HadoopStorage(FileSystem files, Path output) throws IOException {
    this.files = files;
    this.context = FileContext.getFileContext(files.getUri(), files.getConf());
    this.output = files.makeQualified(output);
  }

  @Override
  public boolean exists(String name) throws IOException {
    return files.exists(path(name));
  }

  @Override
  public List<String> files(String directory) throws IOException {
    return names(directory, FileStatus::isFile);
  }

  @Override
  public List<String> directories(String directory) throws IOException {
    return names(directory, FileStatus::isDirectory);
  }

  private List<String> names(String directory, Predicate<FileStatus> wanted) throws IOException {
    Path listed = path(directory);
    try {
      return Arrays.stream(files.listStatus(listed))
          // A file is listed as itself.
          .filter(status -> !status.getPath().equals(listed))
          .filter(wanted)
          .map(status -> status.getPath().getName())
          .sorted()
          .toList();
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }

  @Override
  public byte[] read(String file) throws IOException {
    try (FSDataInputStream in = files.open(path(file))) {
      return in.readAllBytes();
    }
  }

  @Override
  public void write(String file, byte[] content) throws IOException {
    try (FSDataOutputStream out = files.create(path(file))) {
      out.write(content);
    }
  }

  @Override
  public boolean replace(String from, String to) throws IOException {
    Path source = path(from);
    Path target = path(to);
    if (WRITTEN_IN_ONE_STEP.contains(files.getUri().getScheme()) && files.exists(target)) {
      return writeOver(source, target);
    }
    files.mkdirs(target.getParent());
    try {
      context.rename(source, target, Rename.OVERWRITE);
      return true;
    } catch (FileNotFoundException e) {
      if (files.exists(source)) {
        throw e;
      }
      return false;
    }
  }

  /** What is replaced so is small: run records, and what else has one name for good. */
  private boolean writeOver(Path source, Path target) throws IOException {
    if (!files.exists(source)) {
      return false;
    }
    FileUtil.copy(files, source, files, target, true, true, files.getConf());
    return true;
  }

  /** Always: HDFS has its links switched off, object stores have none. */
  @Override
  public boolean isInside(String name) {
    return true;
  }

  @Override
  public boolean replacesInOneStep() {
    return IN_ONE_STEP.contains(files.getUri().getScheme());
  }

  @Override
  public void delete(String name) throws IOException {
    Path path = path(name);
    if (!files.delete(path, true) && files.exists(path)) {
      throw new IOException("could not delete " + path);
    }
  }

  @Override
  public void deleteIfEmpty(String directory) throws IOException {
    try {
      if (files.listStatus(path(directory)).length == 0) {
        files.delete(path(directory), false);
      }
    } catch (FileNotFoundException e) {
      // So there is nothing to delete.
    } catch (PathIsNotEmptyDirectoryException e) {
      // A run has put something there since.
    }
  }

  private Path path(String name) {
    return name.isEmpty() ? output : new Path(output, name);
  }
}
