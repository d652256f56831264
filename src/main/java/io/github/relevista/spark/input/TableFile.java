package io.github.relevista.spark.input;

import org.apache.hadoop.fs.FileStatus;

/**
 * A file of a table that is read.
 *
 * @param status the file
 * @param head what it says of itself
 * @param rows of these rows, from the first, it is read
 */
record TableFile(FileStatus status, TableHead head, long rows) {
  /** Whether rows are left out. */
  boolean isCut() {
    return rows < head.rows();
  }

  /** What the file is called where its rows are counted. */
  String uri() {
    return FileNames.uri(status.getPath());
  }

  /** What people call the file. */
  String name() {
    return status.getPath().toString();
  }
}
