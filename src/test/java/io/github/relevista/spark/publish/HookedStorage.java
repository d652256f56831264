package io.github.relevista.spark.publish;

import java.io.IOException;
import java.util.List;

/** A storage that tells a hook of every operation before it does it; the hook may throw. */
final class HookedStorage implements Storage {
  enum Operation {
    LOOK,
    WRITE,
    REPLACE,
    DELETE
  }

  interface Hook {
    void before(Operation operation, String name) throws IOException;

    /** Before a file is moved. */
    default void beforeMove(String from, String to) throws IOException {
      before(Operation.REPLACE, from);
    }
  }

  private final Storage storage;
  private final Hook hook;

  HookedStorage(Storage storage, Hook hook) {
    this.storage = storage;
    this.hook = hook;
  }

  @Override
  public boolean exists(String name) throws IOException {
    hook.before(Operation.LOOK, name);
    return storage.exists(name);
  }

  @Override
  public List<String> files(String directory) throws IOException {
    hook.before(Operation.LOOK, directory);
    return storage.files(directory);
  }

  @Override
  public List<String> directories(String directory) throws IOException {
    hook.before(Operation.LOOK, directory);
    return storage.directories(directory);
  }

  @Override
  public byte[] read(String file) throws IOException {
    hook.before(Operation.LOOK, file);
    return storage.read(file);
  }

  @Override
  public void write(String file, byte[] content) throws IOException {
    hook.before(Operation.WRITE, file);
    storage.write(file, content);
  }

  @Override
  public boolean replace(String from, String to) throws IOException {
    hook.beforeMove(from, to);
    return storage.replace(from, to);
  }

  @Override
  public boolean isInside(String name) throws IOException {
    hook.before(Operation.LOOK, name);
    return storage.isInside(name);
  }

  @Override
  public boolean replacesInOneStep() {
    return storage.replacesInOneStep();
  }

  @Override
  public void delete(String name) throws IOException {
    hook.before(Operation.DELETE, name);
    storage.delete(name);
  }

  @Override
  public void deleteIfEmpty(String directory) throws IOException {
    // To die before it or behind it is all the same: there is nothing to lose.
    hook.before(Operation.LOOK, directory);
    storage.deleteIfEmpty(directory);
  }
}
