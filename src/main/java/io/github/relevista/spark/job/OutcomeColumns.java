package io.github.relevista.spark.job;

import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import io.github.relevista.spark.tables.Schemas;
import io.github.relevista.tables.Rejects;
import java.io.Serializable;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What the tasks of a job hand on: rows of which exactly one column is not null, that of the kind
 * of the outcome. One pass over a corpus so feeds every table.
 *
 * @param schema the kinds of the job, then those of every job
 */
public record OutcomeColumns(StructType schema) implements Serializable {
  /** A row that the job could not use. */
  public static final String REJECT = "reject";

  /** The {@linkplain ExecutorKind kind of executor} that a task ran on; one for each task. */
  public static final String EXECUTOR = "executor";

  /** How many outcomes of each kind a task handed on before, in the order of kinds. */
  public static final String COUNTS = "counts";

  /** How many rows of a file a task read, used or not; one for each file that it read of. */
  public static final String READ = "read";

  private static final StructType READ_ROW =
      new StructType()
          .add("file", StringType)
          .add("rows", LongType)
          .add("values", createArrayType(StringType));

  private static final StructType EXECUTOR_ROW =
      new StructType()
          .add("engine", StringType)
          .add("vector_bits", IntegerType)
          .add("architecture", StringType)
          .add("java", StringType);

  /** The kinds of a job, and beside them those of every job. */
  public static OutcomeColumns beside(StructType own) {
    return new OutcomeColumns(
        own.add(REJECT, Schemas.of(Rejects.TABLE.columns()))
            .add(EXECUTOR, EXECUTOR_ROW)
            .add(READ, READ_ROW)
            .add(COUNTS, DataTypes.createArrayType(DataTypes.LongType)));
  }

  /** An outcome of a kind that is a structure. */
  public Row row(String kind, Object... values) {
    return only(kind, RowFactory.create(values));
  }

  /** An outcome of any kind. */
  public Row only(String kind, Object value) {
    Object[] columns = new Object[schema.size()];
    columns[schema.fieldIndex(kind)] = value;
    return RowFactory.create(columns);
  }
}
