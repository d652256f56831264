package io.github.relevista.aggregate;

import java.util.Arrays;

/**
 * The terms of one review, each once: which occurrences are of the same term. Buffers are used
 * again from review to review.
 */
final class TermGroups {
  private int[] groupOfSlot = new int[0];
  private int[] groups = new int[0];
  private int[] slots = new int[0];
  private int[] counts = new int[0];
  private int[] firsts = new int[0];
  private int[] positions = new int[0];
  private int size;

  /** Takes the words of a review. */
  void group(ReviewTerms review, TermSlots termSlots) {
    int length = review.ids().length;
    reserve(length, termSlots.size() + length);
    size = 0;
    for (int position = 0; position < length; position++) {
      int slot = termSlots.slot(review, position);
      int group = groupOfSlot[slot];
      if (group >= size || slots[group] != slot) {
        group = size++;
        groupOfSlot[slot] = group;
        slots[group] = slot;
        counts[group] = 0;
      }
      counts[group]++;
      groups[position] = group;
    }
    order(length);
  }

  /** Puts the positions of a group side by side, in their order. */
  private void order(int length) {
    int place = 0;
    for (int group = 0; group < size; group++) {
      firsts[group] = place;
      place += counts[group];
    }
    for (int position = 0; position < length; position++) {
      positions[firsts[groups[position]]++] = position;
    }
    for (int group = 0; group < size; group++) {
      firsts[group] -= counts[group];
    }
  }

  private void reserve(int length, int slotCount) {
    if (groups.length < length) {
      groups = new int[length + length / 4];
      slots = new int[groups.length];
      counts = new int[groups.length];
      firsts = new int[groups.length];
      positions = new int[groups.length];
    }
    if (groupOfSlot.length < slotCount) {
      groupOfSlot = Arrays.copyOf(groupOfSlot, slotCount + slotCount / 4);
    }
  }

  /** Number of different terms. */
  int size() {
    return size;
  }

  /** The slot of a group's term. */
  int slot(int group) {
    return slots[group];
  }

  /** How often a group's term occurs. */
  int count(int group) {
    return counts[group];
  }

  /** Where a group's positions begin in the list of all. */
  int first(int group) {
    return firsts[group];
  }

  /** A position of the list, which holds those of a group side by side. */
  int position(int index) {
    return positions[index];
  }
}
