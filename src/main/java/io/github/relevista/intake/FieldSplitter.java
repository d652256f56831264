package io.github.relevista.intake;

import java.util.List;

/** Splits the lines of one kind of delimited file into fields. Not safe for use by threads. */
interface FieldSplitter {
  /**
   * The fields of a line, one or more.
   *
   * @param line without its newline
   * @throws MalformedRowException if the line is no record of its kind of file
   */
  List<String> split(String line) throws MalformedRowException;
}
