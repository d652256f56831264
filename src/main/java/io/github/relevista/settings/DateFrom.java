package io.github.relevista.settings;

/** What says under which date a new file, or a new row, is filed. */
public enum DateFrom {
  /** The run: all new files are filed under its date. */
  RUN("run"),
  /** The path of the file. */
  PATH("path"),
  /** A column: every row is filed under the date that it names. */
  COLUMN("column");

  private final String wireName;

  DateFrom(String wireName) {
    this.wireName = wireName;
  }

  /** The name in configurations. */
  public String wireName() {
    return wireName;
  }
}
