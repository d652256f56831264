package io.github.relevista.modelio;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** A file that lost its end between the question for its size and the reading. */
record ShrunkSource(byte[] bytes, int left) implements ModelSource {
  @Override
  public String name() {
    return "shrunk";
  }

  @Override
  public boolean has(String file) {
    return true;
  }

  @Override
  public InputStream open(String file) {
    return new ByteArrayInputStream(bytes, 0, left);
  }

  @Override
  public long size(String file) {
    return bytes.length;
  }
}
