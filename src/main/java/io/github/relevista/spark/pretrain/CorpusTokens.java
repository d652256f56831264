package io.github.relevista.spark.pretrain;

import io.github.relevista.intake.Intake;
import io.github.relevista.intake.Reject;
import io.github.relevista.intake.RejectReason;
import io.github.relevista.intake.Review;
import io.github.relevista.model.TextRules;
import io.github.relevista.reading.FormReader;
import io.github.relevista.reading.Reading;
import io.github.relevista.spark.input.RowReader;
import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Makes of every row of a corpus its words as a model would see them, or the reason why it has
 * none. Travels to the tasks.
 */
final class CorpusTokens implements MapFunction<Row, Row> {
  static final String TOKENS = "tokens";
  static final String REASON = "reason";

  /** The words of a row and null, or null and the code of a {@link RejectReason}. */
  static final StructType SCHEMA =
      new StructType()
          .add(TOKENS, DataTypes.createArrayType(DataTypes.StringType, false))
          .add(REASON, DataTypes.StringType);

  private static final long serialVersionUID = 1L;

  private final RowReader reader;
  private final TextRules rules;

  private transient RowReader.Session session;
  private transient FormReader words;

  /**
   * @param reader how rows are read
   * @param rules how their texts are read
   */
  CorpusTokens(RowReader reader, TextRules rules) {
    this.reader = reader;
    this.rules = rules;
  }

  @Override
  public Row call(Row row) {
    if (session == null) {
      session = reader.open();
      words = new FormReader(rules);
    }
    Intake intake = session.read(row);
    if (intake instanceof Reject reject) {
      return rejected(reject);
    }
    Reading<List<String>> reading = words.read(((Review) intake).content());
    return reading instanceof Reading.Read<List<String>> read
        ? RowFactory.create(read.value().toArray(), null)
        : rejected(((Reading.Rejected<List<String>>) reading).reject());
  }

  private static Row rejected(Reject reject) {
    return RowFactory.create(null, reject.reason().code());
  }
}
