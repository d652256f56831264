package io.github.relevista.modelio;

import io.github.relevista.model.SentimentModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A model folder in memory, whose files a test may damage. */
final class MemoryModelSource implements ModelSource {
  static final List<String> FILES =
      List.of(ModelFolder.CONFIG, ModelFolder.VOCABULARY, ModelFolder.WEIGHTS);

  private final Map<String, byte[]> files;

  private MemoryModelSource(Map<String, byte[]> files) {
    this.files = new HashMap<>(files);
  }

  static MemoryModelSource of(String file, byte[] bytes) {
    return new MemoryModelSource(Map.of(file, bytes));
  }

  /** What {@link ModelFolder#write} writes, by way of the given folder. */
  static MemoryModelSource of(SentimentModel model, Path folder) throws IOException {
    ModelFolder.write(model, folder);
    Map<String, byte[]> files = new HashMap<>();
    for (String file : FILES) {
      files.put(file, Files.readAllBytes(folder.resolve(file)));
    }
    return new MemoryModelSource(files);
  }

  /** The same folder with another content of one file. */
  MemoryModelSource with(String file, byte[] bytes) {
    MemoryModelSource copy = new MemoryModelSource(files);
    copy.files.put(file, bytes);
    return copy;
  }

  byte[] bytes(String file) {
    return files.get(file).clone();
  }

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public boolean has(String file) {
    return files.containsKey(file);
  }

  @Override
  public InputStream open(String file) throws IOException {
    if (!has(file)) {
      throw new NoSuchFileException(file);
    }
    return new ByteArrayInputStream(files.get(file));
  }

  @Override
  public long size(String file) {
    return files.get(file).length;
  }
}
