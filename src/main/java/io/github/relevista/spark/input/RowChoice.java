package io.github.relevista.spark.input;

import java.io.Serializable;
import java.util.function.Predicate;
import org.apache.spark.sql.Row;

/** Which rows of a corpus are taken. Travels to the tasks, each of which opens its own. */
@FunctionalInterface
interface RowChoice extends Serializable {
  /** The choice of one task, for one thread. */
  Predicate<Row> open();
}
