package io.github.relevista.modelio;

import java.io.IOException;
import java.io.InputStream;

/** Where the files of a model folder come from: a local disk, a Hadoop file system, memory. */
public interface ModelSource {
  /** The folder as the user knows it; messages begin with it. */
  String name();

  /** Whether the folder has a file of this name that is not a folder itself. */
  boolean has(String file) throws IOException;

  /** Opens a file for one reading from its beginning; the caller closes it. */
  InputStream open(String file) throws IOException;

  /** Length of a file in bytes. */
  long size(String file) throws IOException;
}
