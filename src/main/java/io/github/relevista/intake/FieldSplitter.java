package io.github.relevista.intake;

import java.util.List;

/** Splits the records of one kind of delimited file into fields. Not safe for use by threads. */
interface FieldSplitter {
  /**
   * The fields of the record in bytes[begin, end), which is valid UTF-8 and has no line feed at its
   * end: one or more, null for a null value. The list is the same at every call.
   *
   * @throws MalformedRowException if the bytes are no record of their kind of file
   */
  List<String> split(byte[] bytes, int begin, int end) throws MalformedRowException;
}
