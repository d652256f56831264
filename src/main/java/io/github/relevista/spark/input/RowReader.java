package io.github.relevista.spark.input;

import io.github.relevista.intake.Intake;
import java.io.Serializable;
import org.apache.spark.sql.Row;

/** Makes a review of a row of a {@link Corpus}, or says why it is none. Travels to the tasks. */
public interface RowReader extends Serializable {
  /** What reads rows in one task. */
  interface Session {
    /** Reads a row. */
    Intake read(Row row);

    /**
     * The row as it came, for the table of rejects; what is no valid UTF-8 is replaced by U+FFFD.
     */
    String raw(Row row);

    /** The bytes that tell the row from others of its file. */
    byte[] identity(Row row);
  }

  /** A session of one task. */
  Session open();
}
