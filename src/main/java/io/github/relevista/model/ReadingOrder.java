package io.github.relevista.model;

/** From which ends a recurrent layer reads its sequence. */
public enum ReadingOrder {
  /** From the first step to the last. */
  FORWARD("forward", 1),
  /** From the last step to the first; a state stays at the step that it was made at. */
  BACKWARD("backward", 1),
  /** Both, each by a direction of its own; the forward one comes first. */
  BOTH("both", 2);

  private final String wireName;
  private final int directions;

  ReadingOrder(String wireName, int directions) {
    this.wireName = wireName;
    this.directions = directions;
  }

  /** The name in configurations, ids and messages. */
  public String wireName() {
    return wireName;
  }

  /** How many directions read: 1 or 2. */
  public int directions() {
    return directions;
  }

  /**
   * Whether a direction reads from the last step to the first.
   *
   * @param direction in [0, directions)
   */
  public boolean isBackward(int direction) {
    return this == BACKWARD || direction == 1;
  }
}
