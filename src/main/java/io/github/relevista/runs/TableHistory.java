package io.github.relevista.runs;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The snapshots of a table as it is now, and so which of its rows are new.
 *
 * @param table the name of the table, or its folder
 * @param id what tells it from another of that name; empty where its snapshots do
 * @param snapshots the snapshots that led to what the table holds, in their order, the current one
 *     last; the first may be one that is kept no more, of which only the name is known
 */
public record TableHistory(String table, Optional<String> id, List<String> snapshots) {
  /** Copies the list. */
  public TableHistory {
    snapshots = List.copyOf(snapshots);
  }

  /**
   * What of the table nobody has read: a span for every run of snapshots between those that were.
   *
   * @param read what was read, of this table alone
   * @throws UnknownSnapshotException if none of these snapshots was read though others were: the
   *     table was made anew, went back, or forgot them, so that nobody knows which rows are new
   */
  public List<SnapshotSpan> unread(Collection<SnapshotSpan> read) {
    BitSet known = new BitSet(snapshots.size());
    for (SnapshotSpan span : read) {
      int last = snapshots.indexOf(span.to());
      if (!span.id().equals(id)) {
        throw new UnknownSnapshotException(span.to());
      }
      if (last >= 0) {
        // Of a beginning that is forgotten all snapshots that are not are later.
        known.set(span.from().map(snapshots::indexOf).orElse(-1) + 1, last + 1);
      }
    }
    if (known.isEmpty() && !read.isEmpty()) {
      throw new UnknownSnapshotException(read.iterator().next().to());
    }
    List<SnapshotSpan> unread = new ArrayList<>();
    int first = known.nextClearBit(0);
    while (first < snapshots.size()) {
      int end = known.nextSetBit(first);
      int last = (end < 0 ? snapshots.size() : end) - 1;
      unread.add(
          new SnapshotSpan(
              table,
              id,
              first == 0 ? Optional.empty() : Optional.of(snapshots.get(first - 1)),
              snapshots.get(last)));
      first = known.nextClearBit(last + 1);
    }
    return List.copyOf(unread);
  }
}
