package io.github.relevista.model;

/** What becomes of the states of two directions at a step. */
public enum DirectionMerge {
  /** They stand side by side, the forward direction's first. */
  CONCAT("concat"),
  /** They are added, unit by unit. */
  SUM("sum");

  private final String wireName;

  DirectionMerge(String wireName) {
    this.wireName = wireName;
  }

  /** The name in configurations, ids and messages. */
  public String wireName() {
    return wireName;
  }
}
