package io.github.relevista.text;

import java.io.Serializable;
import java.util.List;

/**
 * Finds terms by their characters without making a string: a hash table with open addressing and
 * linear probing, at most half full.
 */
final class TermIndex implements Serializable {
  private final List<String> terms;

  /** The place of a term plus one; 0 where the slot is free. The length is a power of two. */
  private final int[] slots;

  private TermIndex(List<String> terms, int[] slots) {
    this.terms = terms;
    this.slots = slots;
  }

  /**
   * An index of terms; the place of each is its index in the list.
   *
   * @throws IllegalArgumentException if a term stands twice
   */
  static TermIndex of(List<String> terms) {
    int capacity = Integer.highestOneBit(Math.max(1, terms.size())) * 4;
    TermIndex index = new TermIndex(List.copyOf(terms), new int[capacity]);
    for (int place = 0; place < terms.size(); place++) {
      int slot = index.slotOf(terms.get(place));
      if (index.slots[slot] != 0) {
        throw new IllegalArgumentException(
            "the term '%s' has two ids: %d and %d"
                .formatted(terms.get(place), index.slots[slot] - 1, place));
      }
      index.slots[slot] = place + 1;
    }
    return index;
  }

  /** The terms in the order of their places. */
  List<String> terms() {
    return terms;
  }

  /** The place of a term in the list, or −1. */
  int find(String term) {
    return slots[slotOf(term)] - 1;
  }

  /** The place of the term that {@code chars} spells from {@code from} to {@code to}, or −1. */
  int find(char[] chars, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + chars[i];
    }
    int slot = firstSlot(hash);
    while (slots[slot] != 0) {
      if (spells(terms.get(slots[slot] - 1), chars, from, to)) {
        return slots[slot] - 1;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return -1;
  }

  /** The slot that holds the term, or the free one where it would go. */
  private int slotOf(String term) {
    int slot = firstSlot(term.hashCode());
    while (slots[slot] != 0 && !terms.get(slots[slot] - 1).equals(term)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  /** The hash is {@link String#hashCode}'s; its high bits join in because the table is small. */
  private int firstSlot(int hash) {
    return (hash ^ (hash >>> 16)) & (slots.length - 1);
  }

  private static boolean spells(String term, char[] chars, int from, int to) {
    if (term.length() != to - from) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (term.charAt(i - from) != chars[i]) {
        return false;
      }
    }
    return true;
  }
}
