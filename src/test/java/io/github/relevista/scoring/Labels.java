package io.github.relevista.scoring;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Labels and texts made by hand. */
final class Labels {
  private Labels() {}

  static SortedSet<Integer> label(Integer... classes) {
    return new TreeSet<>(List.of(classes));
  }

  /** A text of as many words as are wanted. */
  static LabelledText text(int tokens, Integer... classes) {
    return new LabelledText(new int[tokens], label(classes));
  }
}
