package io.github.relevista.modelio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A model folder that {@code java.nio.file} can read.
 *
 * @param folder the folder; it need not exist
 */
public record LocalModelSource(Path folder) implements ModelSource {
  @Override
  public String name() {
    return folder.toString();
  }

  @Override
  public boolean has(String file) {
    return Files.isRegularFile(folder.resolve(file));
  }

  @Override
  public InputStream open(String file) throws IOException {
    return Files.newInputStream(folder.resolve(file));
  }

  @Override
  public long size(String file) throws IOException {
    return Files.size(folder.resolve(file));
  }
}
