package io.github.relevista.text;

import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * One step of a cleaning: every match of a pattern gives way to a text, as Python's {@code
 * re.sub(pattern, replacement, text)} does it.
 *
 * @param pattern a regular expression; {@code \s}, {@code \w}, {@code \d} and {@code \b} mean all
 *     of Unicode, as in Python
 * @param replacement the text in its place; may be empty; {@code \1} to {@code \9} stand for groups
 */
public record Replacement(String pattern, String replacement) implements Serializable {
  /**
   * @throws IllegalArgumentException if the pattern is none or has no such group
   */
  public Replacement {
    int groups = compiled(pattern).matcher("").groupCount();
    for (int i = 0; i + 1 < replacement.length(); i++) {
      if (isGroup(replacement, i) && replacement.charAt(i + 1) - '0' > groups) {
        throw new IllegalArgumentException(
            "the pattern '%s' has no group for '%s' of its replacement"
                .formatted(pattern, replacement.substring(i, i + 2)));
      }
    }
  }

  /** Whether a group is meant at an index: a backslash and a digit from 1 to 9. */
  static boolean isGroup(String replacement, int index) {
    return index + 1 < replacement.length()
        && replacement.charAt(index) == '\\'
        && '1' <= replacement.charAt(index + 1)
        && replacement.charAt(index + 1) <= '9';
  }

  /** A matcher of the pattern for a text that changes. */
  Matcher matcher(CharSequence text) {
    return compiled(pattern).matcher(text);
  }

  private static Pattern compiled(String pattern) {
    try {
      return Pattern.compile(pattern, Pattern.UNICODE_CHARACTER_CLASS | Pattern.UNIX_LINES);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "'%s' is no regular expression: %s".formatted(pattern, e.getDescription()));
    }
  }
}
