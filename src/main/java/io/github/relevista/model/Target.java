package io.github.relevista.model;

/**
 * A score that is explained: that of one class, or the polarity, which is Σ class_polarity · score.
 * A {@link ClassScale} hands them out.
 *
 * @param index of the class; the polarity's is the number of classes, behind them all
 * @param name in tables: that of the class, or {@link #POLARITY}
 */
public record Target(int index, String name) {
  /** The polarity's name; no class has it. */
  public static final String POLARITY = "(polarity)";

  /** Whether it is the polarity and no class. */
  public boolean isPolarity() {
    return name.equals(POLARITY);
  }
}
