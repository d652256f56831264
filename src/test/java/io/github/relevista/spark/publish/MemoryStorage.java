package io.github.relevista.spark.publish;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A storage in memory, for tests that go through hundreds of outputs. Every operation is atomic.
 */
final class MemoryStorage implements Storage {
  private final TreeMap<String, byte[]> files = new TreeMap<>();

  @Override
  public boolean exists(String name) {
    return files.containsKey(name)
        || files.keySet().stream().anyMatch(file -> file.startsWith(prefix(name)));
  }

  @Override
  public List<String> files(String directory) {
    return below(directory).filter(name -> name.indexOf('/') < 0).toList();
  }

  @Override
  public List<String> directories(String directory) {
    return below(directory)
        .filter(name -> name.indexOf('/') >= 0)
        .map(name -> name.substring(0, name.indexOf('/')))
        .distinct()
        .toList();
  }

  private Stream<String> below(String directory) {
    return files.keySet().stream()
        .filter(file -> file.startsWith(prefix(directory)))
        .map(file -> file.substring(prefix(directory).length()));
  }

  private static String prefix(String directory) {
    return directory.isEmpty() ? "" : directory + "/";
  }

  @Override
  public byte[] read(String file) throws IOException {
    byte[] content = files.get(file);
    if (content == null) {
      throw new FileNotFoundException(file);
    }
    return content.clone();
  }

  @Override
  public void write(String file, byte[] content) {
    files.put(file, content.clone());
  }

  @Override
  public boolean replace(String from, String to) {
    byte[] content = files.remove(from);
    if (content != null) {
      files.put(to, content);
    }
    return content != null;
  }

  @Override
  public boolean isInside(String name) {
    return true;
  }

  @Override
  public boolean replacesInOneStep() {
    return true;
  }

  /** There are no directories but those of files. */
  @Override
  public void deleteIfEmpty(String directory) {}

  @Override
  public void delete(String name) {
    files.keySet().removeIf(file -> file.equals(name) || file.startsWith(name + "/"));
  }
}
