package io.github.relevista.spark.publish;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** An output whose tables lie elsewhere; all else of it lies where it would. */
record TablesElsewhere(Storage storage, TableStore store) implements Storage {
  @Override
  public Optional<TableStore> tables() {
    return Optional.of(store);
  }

  @Override
  public boolean exists(String name) throws IOException {
    return storage.exists(name);
  }

  @Override
  public List<String> files(String directory) throws IOException {
    return storage.files(directory);
  }

  @Override
  public List<String> directories(String directory) throws IOException {
    return storage.directories(directory);
  }

  @Override
  public byte[] read(String file) throws IOException {
    return storage.read(file);
  }

  @Override
  public void write(String file, byte[] content) throws IOException {
    storage.write(file, content);
  }

  @Override
  public boolean replace(String from, String to) throws IOException {
    return storage.replace(from, to);
  }

  @Override
  public boolean isInside(String name) throws IOException {
    return storage.isInside(name);
  }

  @Override
  public boolean replacesInOneStep() {
    return storage.replacesInOneStep();
  }

  @Override
  public void delete(String name) throws IOException {
    storage.delete(name);
  }

  @Override
  public void deleteIfEmpty(String directory) throws IOException {
    storage.deleteIfEmpty(directory);
  }
}
