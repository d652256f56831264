package io.github.relevista.engine.scalar;

/**
 * Where the parts of a step lie that a way back through all gates reads, counted from where the
 * step's history begins. First comes what part of a state's relevance or gradient each slot's
 * signal is: [slots, hidden]. Every part is written at every step: what lies there else is another
 * history's.
 *
 * @param hidden units of a slot
 */
record StepRecord(int hidden) {
  /** Floats of a step. */
  int length() {
    return wordShare() + 2 * Slot.COUNT * hidden;
  }

  /** What part of a state's remains in the former one: [hidden]. */
  int stay() {
    return 4 * hidden;
  }

  /**
   * What part of what arrives at an LSTM's hidden state goes to c, and at a GRU's r·h₋ to h₋:
   * [hidden].
   */
  int toState() {
    return 5 * hidden;
  }

  /** h₋: [hidden]. */
  int formerHidden() {
    return 6 * hidden;
  }

  /** r·h₋ of a GRU whose reset gate acts on h₋: [hidden]. */
  int gatedState() {
    return 7 * hidden;
  }

  /**
   * What each slot shares with the former hidden state, per unit of its signal: [slots, hidden].
   */
  int stateShare() {
    return 8 * hidden;
  }

  /** The same with the word: [slots, hidden]. */
  int wordShare() {
    return 12 * hidden;
  }
}
