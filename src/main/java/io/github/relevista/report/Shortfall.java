package io.github.relevista.report;

/**
 * Why a result is not good enough to be published unasked.
 *
 * @param gate the gate that it does not pass
 * @param line what is wrong and what to do, for people
 */
public record Shortfall(Gate gate, String line) {
  /** What a result has to pass. */
  public enum Gate {
    /** The input has a row; {@code allow_empty} opens it. */
    NO_ROWS("no_rows"),
    /** No more rows are rejected than {@code max_reject_rate} allows. */
    REJECT_RATE("reject_rate");

    private final String wireName;

    Gate(String wireName) {
      this.wireName = wireName;
    }

    /** The name that records and programs know it by. */
    public String wireName() {
      return wireName;
    }
  }
}
