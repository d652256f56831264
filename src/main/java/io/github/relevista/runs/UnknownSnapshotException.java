package io.github.relevista.runs;

/** A snapshot up to which a table was read is none that led to what the table holds now. */
public final class UnknownSnapshotException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String snapshot;

  UnknownSnapshotException(String snapshot) {
    super("the table does not go back to its snapshot " + snapshot);
    this.snapshot = snapshot;
  }

  /** The snapshot. */
  public String snapshot() {
    return snapshot;
  }
}
