package io.github.relevista.spark.job;

import io.github.relevista.engine.Engine;
import java.io.Serializable;
import java.util.Comparator;
import java.util.OptionalInt;
import org.apache.spark.sql.Row;

/**
 * With what an executor computed.
 *
 * @param engine the name of its engine
 * @param vectorBits bits of the vectors that it computes with, or null where it leaves that to the
 *     JVM or a library
 * @param architecture of its processor, as the JVM calls it: {@code amd64}, {@code aarch64}
 * @param java the version of its JVM
 */
public record ExecutorKind(String engine, Integer vectorBits, String architecture, String java)
    implements Serializable, Comparable<ExecutorKind> {
  private static final Comparator<ExecutorKind> ORDER =
      Comparator.comparing(ExecutorKind::engine)
          .thenComparing(ExecutorKind::vectorBits, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(ExecutorKind::architecture)
          .thenComparing(ExecutorKind::java);

  /** The kind of this JVM, with its engine. */
  public static ExecutorKind ofThisJvm(Engine engine) {
    OptionalInt bits = engine.vectorBits();
    return new ExecutorKind(
        engine.name(),
        bits.isPresent() ? bits.getAsInt() : null,
        System.getProperty("os.arch"),
        Runtime.version().toString());
  }

  static ExecutorKind of(Row row) {
    return new ExecutorKind(
        row.getAs("engine"),
        row.getAs("vector_bits"),
        row.getAs("architecture"),
        row.getAs("java"));
  }

  Row outcome(OutcomeColumns columns) {
    return columns.row(OutcomeColumns.EXECUTOR, engine, vectorBits, architecture, java);
  }

  @Override
  public int compareTo(ExecutorKind other) {
    return ORDER.compare(this, other);
  }
}
