package io.github.relevista.spark.publish;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * An output on the machine's own file system. It stands beside {@link HadoopStorage} because
 * Hadoop's local file system deletes before it overwrites, and keeps the checksum of {@code name}
 * in a file {@code .name.crc} that for a moment would belong to other content. Here a move
 * overwrites in one step, and nothing published has a checksum file: Hadoop's readers do without.
 */
final class LocalStorage implements Storage {
  private final Path output;

  LocalStorage(Path output) {
    this.output = output;
  }

  @Override
  public boolean exists(String name) {
    return Files.exists(output.resolve(name), NOFOLLOW_LINKS);
  }

  @Override
  public List<String> files(String directory) throws IOException {
    return names(directory, Files::isRegularFile);
  }

  @Override
  public List<String> directories(String directory) throws IOException {
    return names(directory, Files::isDirectory);
  }

  private List<String> names(String directory, Predicate<Path> wanted) throws IOException {
    return children(output.resolve(directory)).stream()
        .filter(wanted)
        .map(path -> path.getFileName().toString())
        .sorted()
        .toList();
  }

  @Override
  public byte[] read(String file) throws IOException {
    return Files.readAllBytes(output.resolve(file));
  }

  @Override
  public void write(String file, byte[] content) throws IOException {
    Path target = output.resolve(file);
    makeDirectory(target.getParent());
    Files.write(target, content);
  }

  @Override
  public boolean replace(String from, String to) throws IOException {
    Path source = output.resolve(from);
    Path target = output.resolve(to);
    makeDirectory(target.getParent());
    // Before the move, not after it: the old content may lack its checksum for a moment, the new
    // must never stand beside the old one's.
    Files.deleteIfExists(checksumFile(target));
    try {
      Files.move(source, target, ATOMIC_MOVE);
      return true;
    } catch (NoSuchFileException e) {
      if (Files.exists(source)) {
        throw e;
      }
      return false;
    }
  }

  @Override
  public void delete(String name) throws IOException {
    Path path = output.resolve(name);
    deleteTree(path);
    Files.deleteIfExists(checksumFile(path));
  }

  @Override
  public void deleteIfEmpty(String directory) throws IOException {
    try {
      Files.deleteIfExists(output.resolve(directory));
    } catch (DirectoryNotEmptyException e) {
      // So it is to stay.
    }
  }

  @Override
  public boolean isInside(String name) throws IOException {
    Path directory = output.resolve(name).getParent();
    while (directory != null && !Files.exists(directory)) {
      directory = directory.getParent();
    }
    // An output that is not there yet holds nothing that could lead out of it.
    return !Files.exists(output)
        || directory != null && directory.toRealPath().startsWith(output.toRealPath());
  }

  @Override
  public boolean replacesInOneStep() {
    return true;
  }

  private static void deleteTree(Path path) throws IOException {
    if (Files.isDirectory(path, NOFOLLOW_LINKS)) {
      for (Path child : children(path)) {
        deleteTree(child);
      }
    }
    Files.deleteIfExists(path);
  }

  private static List<Path> children(Path directory) throws IOException {
    try (Stream<Path> children = Files.list(directory)) {
      return children.toList();
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    }
  }

  /** Unlike {@link Files#createDirectories} this takes a link to a directory for a directory. */
  private static void makeDirectory(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory);
    }
  }

  private static Path checksumFile(Path file) {
    return file.resolveSibling("." + file.getFileName() + ".crc");
  }
}
