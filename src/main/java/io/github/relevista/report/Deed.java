package io.github.relevista.report;

/** Whether something was written, or would be. */
public enum Deed {
  /** It was. */
  DONE(""),
  /** It would be: the command only looked whether it can. */
  PLANNED("would write ");

  private final String announcement;

  Deed(String announcement) {
    this.announcement = announcement;
  }

  /** What to say in front of the name of a file or folder. */
  String announcement() {
    return announcement;
  }
}
