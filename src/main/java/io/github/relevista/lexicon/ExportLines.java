package io.github.relevista.lexicon;

import java.util.List;

/**
 * The lines of one file, made entry by entry, so that a lexicon of any size is written without
 * being held.
 */
public interface ExportLines {
  /** The lines in front of the first entry. */
  default List<String> begin() {
    return List.of();
  }

  /**
   * The lines of an entry; none where the file has no room for it.
   *
   * @param entry the next one; entries come in the order of falling polarity
   */
  List<String> of(LexiconEntry entry);
}
