package io.github.relevista.model;

/** The parts of a recurrent cell that have weights of their own. */
public enum Gate {
  /** i: how much of the signal enters an LSTM's cell state. */
  INPUT("input"),
  /** f: how much of the former cell state an LSTM keeps. */
  FORGET("forget"),
  /** g of an LSTM, n of a GRU: the candidate that the gates weigh. */
  SIGNAL("signal"),
  /** o: how much of an LSTM's cell state shows in its hidden state. */
  OUTPUT("output"),
  /** r: how much of the former hidden state enters a GRU's signal. */
  RESET("reset"),
  /** z: how much of the former hidden state a GRU keeps. */
  UPDATE("update");

  private final String wireName;

  Gate(String wireName) {
    this.wireName = wireName;
  }

  /** The name in ids and messages. */
  public String wireName() {
    return wireName;
  }
}
