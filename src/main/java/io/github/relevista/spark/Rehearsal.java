package io.github.relevista.spark;

import io.github.relevista.intake.ReviewColumns;
import io.github.relevista.intake.RowFormat;
import io.github.relevista.intake.RowSettings;
import io.github.relevista.plan.ExplainPlan;
import io.github.relevista.text.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Explains made-up reviews while the driver lists files, counts rows and plans, where its JVM is
 * also the one that explains. Until the JVM has compiled them, the kernels are a hundred times
 * slower: so the first tasks find them compiled, and the projections of words made, in time that a
 * core would have been idle.
 */
final class Rehearsal implements AutoCloseable {
  private static final int WORDS_OF_A_REVIEW = 200;

  /** Some seconds' work of a core; all that matters is compiled by then. */
  private static final int MOST_REVIEWS = 10_000;

  private volatile boolean ended;

  private Rehearsal() {}

  /** Begins, if there is something to gain. */
  static Rehearsal of(ExplainPlan plan, boolean explainsHere) {
    Rehearsal rehearsal = new Rehearsal();
    if (explainsHere) {
      Thread thread = new Thread(() -> rehearsal.explain(plan), "relevista rehearsal");
      thread.setDaemon(true);
      thread.start();
    }
    return rehearsal;
  }

  private void explain(ExplainPlan plan) {
    RowSettings lines = new RowSettings(RowFormat.TEXT, ReviewColumns.ofText("text"), List.of());
    Iterator<Row> outcomes =
        new PartitionExplainer(
            new MadeUpRows(plan.model().vocabulary()),
            TaskPlan.of(plan, new LineReader(lines)),
            plan.model());
    while (!ended && outcomes.hasNext()) {
      outcomes.next();
    }
  }

  /** Ends, at once or a batch later. */
  @Override
  public void close() {
    ended = true;
  }

  private final class MadeUpRows implements Iterator<Row> {
    private final Vocabulary vocabulary;
    private final SplittableRandom random = new SplittableRandom(1);
    private int rows;

    MadeUpRows(Vocabulary vocabulary) {
      this.vocabulary = vocabulary;
    }

    @Override
    public boolean hasNext() {
      return !ended && rows < MOST_REVIEWS;
    }

    @Override
    public Row next() {
      rows++;
      StringBuilder text = new StringBuilder();
      for (int word = 0; word < WORDS_OF_A_REVIEW; word++) {
        text.append(vocabulary.term(random.nextInt(vocabulary.size()))).append(' ');
      }
      return RowFactory.create("", text.toString().getBytes(StandardCharsets.UTF_8));
    }
  }
}
