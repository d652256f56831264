package io.github.relevista.spark.job;

import java.util.Iterator;
import org.apache.spark.sql.Row;

/**
 * The rows of a partition, read one by one.
 *
 * @param rows the rows
 * @param reviewer what reads them
 */
record TakenRows(Iterator<Row> rows, Reviewer reviewer) implements Iterator<Taken> {
  @Override
  public boolean hasNext() {
    return rows.hasNext();
  }

  @Override
  public Taken next() {
    return reviewer.take(rows.next());
  }
}
