package io.github.relevista.tensor;

/**
 * tanh(x) = x · P(x²) / Q(x²) on [−7.95, 7.95], a rational least-squares fit, re-weighted until the
 * largest relative error was least (6e-9 before rounding; 3.5e-7 absolute in float).
 */
public final class TanhCoefficients {
  /**
   * The least float at which numerator and denominator round to the same value. From here on tanh
   * is ±1 and a sigmoid 1 or 0, exactly: states that cancel do so in float as well, and the sign of
   * what they leave is that of zero.
   */
  public static final float SATURATION = 8.032017f;

  // Of P: those of x², x⁴, x⁶ and x⁸; that of 1 is 1.
  public static final float P1 = 0.1344756931066513f;
  public static final float P2 = 0.0035753054544329643f;
  public static final float P3 = 2.195905108237639e-05f;
  public static final float P4 = 1.5329099767313892e-08f;

  // Of Q alike.
  public static final float Q1 = 0.46780896186828613f;
  public static final float Q2 = 0.026178384199738503f;
  public static final float Q3 = 0.00034174855682067573f;
  public static final float Q4 = 8.560629112253082e-07f;

  private TanhCoefficients() {}
}
