package io.github.relevista.text;

import java.util.Arrays;

/** A set of characters that is asked for every character of a text. */
final class CodePoints {
  private final boolean[] ascii = new boolean[0x80];
  private final int[] others;

  CodePoints(String characters) {
    characters.codePoints().filter(c -> c < ascii.length).forEach(c -> ascii[c] = true);
    others = characters.codePoints().filter(c -> c >= ascii.length).sorted().toArray();
  }

  boolean contains(int codePoint) {
    return codePoint < ascii.length
        ? ascii[codePoint]
        : Arrays.binarySearch(others, codePoint) >= 0;
  }
}
