package io.github.relevista.spark.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.relevista.spark.publish.HookedStorage.Operation;
import java.io.IOException;
import java.util.List;

/** Ends a process at its n-th change to the output: from then on it can do nothing more. */
final class KillSwitch implements HookedStorage.Hook {
  /** How much of the last change is done. */
  enum Manner {
    BEFORE_IT,
    HALFWAY
  }

  /** Not an exception: no one may handle it. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final Storage storage;
  private final int lastChange;
  private final Manner manner;
  private int changes;

  /**
   * @param lastChange the number of the change that kills, from 1
   */
  KillSwitch(Storage storage, int lastChange, Manner manner) {
    this.storage = storage;
    this.lastChange = lastChange;
    this.manner = manner;
  }

  @Override
  public void before(Operation operation, String name) throws IOException {
    if (operation != Operation.LOOK) {
      changes++;
    }
    if (changes == lastChange && manner == Manner.HALFWAY) {
      doHalf(operation, name);
    }
    if (changes >= lastChange) {
      throw new Killed();
    }
  }

  @Override
  public void beforeMove(String from, String to) throws IOException {
    boolean last = changes + 1 == lastChange;
    if (last && manner == Manner.HALFWAY && !storage.replacesInOneStep() && storage.exists(from)) {
      storage.write(to, storage.read(from)); // and what was copied is not deleted
    }
    before(Operation.REPLACE, from);
  }

  private void doHalf(Operation operation, String name) throws IOException {
    if (operation == Operation.WRITE) {
      storage.write(name, "{\"form".getBytes(UTF_8));
    } else if (operation == Operation.DELETE) {
      deleteFirstFile(name);
    }
  }

  private boolean deleteFirstFile(String directory) throws IOException {
    List<String> files = storage.files(directory);
    if (!files.isEmpty()) {
      storage.delete(directory + "/" + files.get(0));
      return true;
    }
    for (String child : storage.directories(directory)) {
      if (deleteFirstFile(directory + "/" + child)) {
        return true;
      }
    }
    return false;
  }
}
