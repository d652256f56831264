package io.github.relevista.spark.job;

import io.github.relevista.engine.Engine;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.spark.input.RowReader;
import io.github.relevista.text.BatchLimits;
import io.github.relevista.text.LengthBatcher;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;

/**
 * One task's way from the rows of a partition to outcomes: read, tokenize, batch, work, hand on. It
 * holds a window of reviews and what the work gathers, never the partition.
 */
final class PartitionPass implements Iterator<Row> {
  private final OutcomeColumns columns;
  private final Iterator<List<Taken>> batches;
  private final Engine engine;
  private final TaskWork work;
  private final TaskOutput output;
  private final RowsRead read;
  private boolean draining;
  private boolean isFinished;
  private boolean isCounted;

  PartitionPass(
      Iterator<Row> rows,
      ReadingPlan reading,
      BatchLimits limits,
      JobTask task,
      OutcomeColumns columns,
      SentimentModel model) {
    this.columns = columns;
    RowReader.Session reader = reading.reader().open();
    this.batches =
        new LengthBatcher<>(
            new TakenRows(rows, new Reviewer(reading, model, reader)), Taken::length, limits);
    this.engine = task.engine(model);
    this.work = task.begin(engine);
    this.output = new TaskOutput(columns, reader);
    this.read = new RowsRead(reading.reader().columns());
  }

  @Override
  public boolean hasNext() {
    while (output.isEmpty()) {
      if (draining) {
        draining = work.drainPart(output);
      } else if (batches.hasNext()) {
        add(batches.next());
        draining = work.isFull();
      } else if (!isFinished) {
        work.finish(output);
        output.add(ExecutorKind.ofThisJvm(engine).outcome(columns));
        read.handOn(columns, output);
        isFinished = true;
        draining = true;
      } else if (!isCounted) {
        output.addCounts();
        isCounted = true;
      } else {
        return false;
      }
    }
    return true;
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the partition has no more outcomes");
    }
    return output.next();
  }

  private void add(List<Taken> batch) {
    List<ReviewTokens> reviews = new ArrayList<>(batch.size());
    for (Taken taken : batch) {
      read.add(taken);
      if (taken instanceof ReviewTokens review) {
        reviews.add(review);
      } else if (taken instanceof Taken.Rejected rejected) {
        output.reject(rejected.row(), rejected.reject());
      }
    }
    if (!reviews.isEmpty()) {
      work.add(reviews, output);
    }
  }
}
