package io.github.relevista.spark.publish;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The few operations on an output that publishing is made of. Names are relative to the output,
 * with {@code /} between their parts; the empty name is the output itself.
 */
interface Storage {
  /** What keeps the tables, where they are no folders of the output. */
  default Optional<TableStore> tables() {
    return Optional.empty();
  }

  boolean exists(String name) throws IOException;

  /** The sorted names, without the directory's, of its files; none where it does not exist. */
  List<String> files(String directory) throws IOException;

  /**
   * The sorted names, without the directory's, of its directories; none where it does not exist.
   */
  List<String> directories(String directory) throws IOException;

  byte[] read(String file) throws IOException;

  /** Writes a file and the directories above it. Killed midway it leaves a part of the file. */
  void write(String file, byte[] content) throws IOException;

  /**
   * Moves a file to where another may be, which it replaces in one step as far as the file system
   * can; makes the directories above it.
   *
   * @return false, and nothing has changed, where there is no file to move
   */
  boolean replace(String from, String to) throws IOException;

  /**
   * Whether a name leads to a place inside the output, whatever links lie on the way. A link that
   * the name itself is does not count: it is moved and deleted as a link.
   */
  boolean isInside(String name) throws IOException;

  /** Whether {@link #replace} puts a file in another's place with no moment without either. */
  boolean replacesInOneStep();

  /** Deletes a file, or a directory with all that is in it; does nothing where there is none. */
  void delete(String name) throws IOException;

  /**
   * Deletes a directory in which nothing is; does nothing where there is none, or something in it.
   */
  void deleteIfEmpty(String directory) throws IOException;
}
