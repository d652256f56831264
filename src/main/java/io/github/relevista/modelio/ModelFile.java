package io.github.relevista.modelio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One file of a model folder: what every reader needs to open it and to refuse it by name.
 *
 * @param source the folder
 * @param name name of the file in it
 */
record ModelFile(ModelSource source, String name) {
  /** A local file that need not be called as those of a model folder are. */
  static ModelFile of(Path path) {
    Path folder = path.getParent();
    return new ModelFile(
        new LocalModelSource(folder == null ? Path.of(".") : folder),
        String.valueOf(path.getFileName()));
  }

  /**
   * The refusal of this file: its path, then the problem in the manner of {@link String#format}.
   */
  InvalidModelException refused(String problem, Object... values) {
    return new InvalidModelException(
        "%s/%s: %s".formatted(source.name(), name, problem.formatted(values)));
  }

  /** The refusal of this file for a fault of the disk or the network. */
  InvalidModelException unreadable(IOException fault) {
    return new InvalidModelException(
        "%s/%s cannot be read: %s".formatted(source.name(), name, fault), fault);
  }

  /** Whether the folder has this file. */
  boolean exists() {
    try {
      return source.has(name);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * Refuses what is no file, with the remedy where it is a folder of TensorFlow's.
   *
   * @param path of this file
   */
  void requireFile(Path path) {
    if (Files.isDirectory(path)) {
      throw refused(
          "is a folder, and a file is needed; of a SavedModel of TensorFlow:"
              + " model.save('model.keras')");
    }
    if (!exists()) {
      throw refused("there is no such file");
    }
  }

  /**
   * The whole file.
   *
   * @param maximum bytes that it may have
   * @throws InvalidModelException if it cannot be read or is longer
   */
  byte[] bytes(int maximum) {
    try (InputStream in = source.open(name)) {
      byte[] bytes = in.readNBytes(maximum);
      if (in.read() >= 0) {
        throw refused("is longer than the %d bytes that such a file may have", maximum);
      }
      return bytes;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }
}
