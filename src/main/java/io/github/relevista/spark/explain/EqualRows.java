package io.github.relevista.spark.explain;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;

/**
 * Numbers the equal rows of a task, for those that have no id. So many different rows at most are
 * remembered: then what was counted is handed on and counting begins anew, as another run. {@link
 * RowIds} adds up the runs of all tasks. For one thread.
 */
final class EqualRows {
  /** Different rows of a run: some ten megabytes. */
  static final int MOST = 50_000;

  /** Runs that a task can begin; its own number stands above them. */
  private static final int BITS_OF_A_TASK = 32;

  private final Map<String, Integer> counts = new HashMap<>();
  private final int most;
  private Iterator<Map.Entry<String, Integer>> remaining;
  private long run;

  /**
   * @param task the number of the task: that of its partition
   * @param most different rows of a run
   */
  EqualRows(int task, int most) {
    this.run = (long) task << BITS_OF_A_TASK;
    this.most = most;
  }

  /**
   * Counts a row and tells its values which one it is.
   *
   * @param values of the row, by the columns of {@link PackedPredictions}
   * @param rowKey what equal rows have alike
   * @throws IllegalStateException while a run is handed on
   */
  void number(Map<String, Object> values, String rowKey) {
    if (remaining != null) {
      throw new IllegalStateException("rows are counted again once the run is handed on wholly");
    }
    values.put(RowIds.ROW_KEY, rowKey);
    values.put(RowIds.RUN, run);
    values.put(RowIds.PLACE, counts.merge(rowKey, 1, Integer::sum));
  }

  /** Whether it is time to hand on the run. */
  boolean isFull() {
    return counts.size() >= most;
  }

  /**
   * Hands on a row of the run, and begins another after its last: call it until there is no more.
   *
   * @return whether there is more
   */
  boolean drainPart(Consumer<Row> output) {
    if (remaining == null) {
      remaining = counts.entrySet().iterator();
    }
    if (remaining.hasNext()) {
      Map.Entry<String, Integer> row = remaining.next();
      output.accept(Outcome.equalRows(row.getKey(), run, row.getValue()));
      return true;
    }
    remaining = null;
    counts.clear();
    run++;
    return false;
  }
}
