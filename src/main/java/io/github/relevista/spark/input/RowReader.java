package io.github.relevista.spark.input;

import io.github.relevista.intake.Intake;
import io.github.relevista.intake.Review;
import io.github.relevista.intake.ReviewColumns;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.BiFunction;
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

    /**
     * The bytes of the row, or of its text, where they are no valid UTF-8 and {@link #raw} so does
     * not tell them; otherwise null.
     */
    byte[] unreadable(Row row);

    /** The bytes that tell the row from others of its file. */
    byte[] identity(Row row);
  }

  /**
   * Reads as another session does, and changes the reviews that it finds.
   *
   * @param session reads the rows
   * @param change makes of a row and its review another
   */
  static Session changing(Session session, BiFunction<Row, Review, Review> change) {
    return new Session() {
      @Override
      public Intake read(Row row) {
        Intake intake = session.read(row);
        return intake instanceof Review review ? change.apply(row, review) : intake;
      }

      @Override
      public String raw(Row row) {
        return session.raw(row);
      }

      @Override
      public byte[] unreadable(Row row) {
        return session.unreadable(row);
      }

      @Override
      public byte[] identity(Row row) {
        return session.identity(row);
      }
    };
  }

  /** Bytes that are no valid UTF-8; null for such as are. */
  static byte[] unlessUtf8(byte[] bytes) {
    byte[] readable = new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
    return Arrays.equals(readable, bytes) ? null : bytes;
  }

  /** The columns that make a review. */
  ReviewColumns columns();

  /** A session of one task. */
  Session open();
}
