package io.github.relevista.intake;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a label. A whole number is one label however it is written: where a column has gaps,
 * many programs turn its 5 into 5.0.
 */
public final class LabelText {
  private static final Pattern WHOLE_NUMBER = Pattern.compile("([+-]?[0-9]+)\\.0*");

  private LabelText() {}

  /** The label without a fraction that is nothing; null for null. */
  public static String of(String label) {
    if (label == null) {
      return null;
    }
    Matcher number = WHOLE_NUMBER.matcher(label);
    return number.matches() ? number.group(1) : label;
  }
}
