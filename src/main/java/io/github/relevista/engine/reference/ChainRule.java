package io.github.relevista.engine.reference;

/** The rules of differentiation: what is passed on are derivatives of the score. */
final class ChainRule implements LocalRules {
  @Override
  public double throughSum(
      double weight, double value, double bias, double sum, int lowerUnits, double received) {
    return weight * received;
  }

  @Override
  public double throughState(double term, double other, double received) {
    return received;
  }

  @Override
  public double throughActivation(double slope, double received) {
    return slope * received;
  }

  @Override
  public double toGate(double gate, double signal, double received) {
    return signal * received;
  }

  @Override
  public double toSignal(double gate, double signal, double received) {
    return gate * received;
  }

  @Override
  public double throughComplement(double received) {
    return -received;
  }

  @Override
  public double ofMessage(double gate, double signal, double message) {
    return 0;
  }

  @Override
  public double besideMessages(double signal, double received) {
    return signal * received;
  }

  @Override
  public boolean throughAttentionWeights() {
    return true;
  }
}
