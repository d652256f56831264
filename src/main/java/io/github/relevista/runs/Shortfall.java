package io.github.relevista.runs;

/**
 * Why a result is not good enough to be published unasked.
 *
 * @param gate the gate that it does not pass
 * @param value the figure that is short of it
 * @param limit what the figure had to keep to
 * @param line what is wrong and what to do, for people
 */
public record Shortfall(Gate gate, double value, double limit, String line) {
  /** What a result has to pass. */
  public enum Gate {
    /** The input has a row; {@code allow_empty} opens it. */
    NO_ROWS("no_rows"),
    /** No more rows are rejected than {@code max_reject_rate} allows. */
    REJECT_RATE("reject_rate"),
    /** No more words are unknown to the model than {@code max_unknown_rate} allows. */
    UNKNOWN_RATE("unknown_rate"),
    /** Relevances leave no more of a class's scores than {@code max_leakage} allows. */
    LEAKAGE("leakage"),
    /** There are not far fewer rows than usual: {@code min_rows_ratio}. */
    FEW_ROWS("few_rows"),
    /** There are not far more rows than usual: {@code max_rows_ratio}. */
    MANY_ROWS("many_rows"),
    /** Relevances are no more out of proportion than {@code max_amplification} allows. */
    AMPLIFICATION("amplification");

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
