package io.github.relevista.engine;

/**
 * Who receives the relevance R of a product gate · signal of two activations: what the gate
 * receives goes on through the gate's own linear pre-activation by the {@link EpsilonRule}, as what
 * the signal receives goes on through the signal's. Whatever the gate does not receive is the
 * signal's, so that every rule conserves R.
 *
 * <p>The products of an LSTM are i·g, f·c₋ and o·tanh(c). Those of a GRU are z·h₋, (1 − z)·n and,
 * where the reset gate acts before its product, r·h₋. The gate 1 − z is σ of z's pre-activation
 * with the other sign; the epsilon rule divides the relevance of either among the same lower units
 * in the same way, and so it is added to that of z.
 *
 * <p>Where the reset gate acts after its product, r·(U h₋ + b_hn) is a term of the signal's
 * pre-activation. With {@link #ALL} that pre-activation is one linear layer of the word and h₋, r
 * being a constant; the others keep the layer and divide what it gives to h₋, bias and stabiliser
 * included: of every message to h₋ from unit j the gate r_j receives its part, with U h₋ + b_hn as
 * the signal's activation.
 */
public enum ProductRule {
  /** The signal receives R, the gate nothing: a gate decides how much passes, not what. */
  ALL("all"),

  /**
   * The gate receives gate / (gate + signal + ε sign(gate + signal)) · R with the epsilon of the
   * {@link EpsilonRule} and sign(0) = +1. The two may cancel: a part can be far beyond R, of either
   * sign.
   */
  PROPORTIONAL("prop"),

  /** The gate receives |gate| / (|gate| + |signal|) · R, nothing where both are zero. */
  ABSOLUTE("abs"),

  /** The gate receives R / 2. */
  HALF("half");

  private final String wireName;

  ProductRule(String wireName) {
    this.wireName = wireName;
  }

  /** The name in configurations and in ids. */
  public String wireName() {
    return wireName;
  }
}
