package io.github.relevista.aggregate;

import java.util.Set;

/** Marks that end a clause, as tokenizers write them. */
final class ClauseMarks {
  private static final Set<String> MARKS =
      Set.of(
          ",", ".", ";", ":", "!", "?", "...", "…", "-", "--", "---", "–", "—", "(", ")", "-lrb-",
          "-rrb-", "-LRB-", "-RRB-", "[", "]", "\"", "``", "''", "“", "”", "/");

  private ClauseMarks() {}

  /** Whether a term is such a mark. */
  static boolean contains(String term) {
    return MARKS.contains(term);
  }
}
