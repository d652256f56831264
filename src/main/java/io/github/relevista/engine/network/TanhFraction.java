package io.github.relevista.engine.network;

import static io.github.relevista.tensor.TanhCoefficients.P1;
import static io.github.relevista.tensor.TanhCoefficients.P2;
import static io.github.relevista.tensor.TanhCoefficients.P3;
import static io.github.relevista.tensor.TanhCoefficients.P4;
import static io.github.relevista.tensor.TanhCoefficients.Q1;
import static io.github.relevista.tensor.TanhCoefficients.Q2;
import static io.github.relevista.tensor.TanhCoefficients.Q3;
import static io.github.relevista.tensor.TanhCoefficients.Q4;
import static io.github.relevista.tensor.TanhCoefficients.SATURATION;

/**
 * tanh(x) = x · P(x²) / Q(x²), numerator and denominator apart, so that a product of activations
 * takes one division. A sigmoid is half of 1 + tanh(x/2): its pre-activations are halved when
 * weights are packed, and (Q + x·P) / 2Q is left.
 *
 * <p>Within 4e-7 of tanh: a rational least-squares fit on [−7.95, 7.95], re-weighted until the
 * largest relative error was least.
 */
public final class TanhFraction {

  private TanhFraction() {}

  /** x, no further from zero than where tanh is ±1; NaN if x is NaN or infinite. */
  public static float clamped(float x) {
    return Math.fma(x, 0f, Math.max(-SATURATION, Math.min(SATURATION, x)));
  }

  /** x · P(x²) of a clamped x and its square. */
  public static float numerator(float x, float square) {
    float p = Math.fma(Math.fma(Math.fma(P4, square, P3), square, P2), square, P1);
    return Math.fma(p, square, 1f) * x;
  }

  /** Q(x²) of the square of a clamped x. */
  public static float denominator(float square) {
    float q = Math.fma(Math.fma(Math.fma(Q4, square, Q3), square, Q2), square, Q1);
    return Math.fma(q, square, 1f);
  }

  /** tanh(x). */
  public static float tanh(float x) {
    float near = clamped(x);
    float square = near * near;
    return numerator(near, square) / denominator(square);
  }

  /** σ(2x): the sigmoid of a halved pre-activation. */
  public static float sigmoid(float half) {
    float near = clamped(half);
    float square = near * near;
    float denominator = denominator(square);
    return (denominator + numerator(near, square)) * 0.5f / denominator;
  }

  /** σ(2x) · tanh(y), by one division. */
  public static float sigmoidTimesTanh(float half, float y) {
    float x = clamped(half);
    float xSquare = x * x;
    float xDenominator = denominator(xSquare);
    float near = clamped(y);
    float square = near * near;
    float open = xDenominator + numerator(x, xSquare);
    return open * numerator(near, square) * 0.5f / (xDenominator * denominator(square));
  }

  /** (1 − σ(2x)) · tanh(y), by one division. */
  public static float closedTimesTanh(float half, float y) {
    float x = clamped(half);
    float xSquare = x * x;
    float xDenominator = denominator(xSquare);
    float near = clamped(y);
    float square = near * near;
    float closed = xDenominator - numerator(x, xSquare);
    return closed * numerator(near, square) * 0.5f / (xDenominator * denominator(square));
  }
}
