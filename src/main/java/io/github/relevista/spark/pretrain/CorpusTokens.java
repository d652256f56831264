package io.github.relevista.spark.pretrain;

import io.github.relevista.intake.Content;
import io.github.relevista.intake.Intake;
import io.github.relevista.intake.Reject;
import io.github.relevista.intake.RejectReason;
import io.github.relevista.intake.Review;
import io.github.relevista.spark.input.RowReader;
import io.github.relevista.text.Casing;
import io.github.relevista.text.TokenList;
import io.github.relevista.text.Tokenizer;
import io.github.relevista.text.TokenizerKind;
import java.util.List;
import java.util.stream.IntStream;
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
  private final TokenizerKind kind;
  private final Casing casing;

  private transient RowReader.Session session;
  private transient Tokenizer tokenizer;
  private transient TokenList list;

  CorpusTokens(RowReader reader, TokenizerKind kind, Casing casing) {
    this.reader = reader;
    this.kind = kind;
    this.casing = casing;
  }

  @Override
  public Row call(Row row) {
    if (session == null) {
      session = reader.open();
      tokenizer = Tokenizer.of(kind, casing);
      list = new TokenList();
    }
    Intake intake = session.read(row);
    if (intake instanceof Reject reject) {
      return rejected(reject.reason());
    }
    Content content = ((Review) intake).content();
    if (content instanceof Content.Text text) {
      return ofText(text.text());
    }
    if (content instanceof Content.Tokens given) {
      return accepted(given.tokens().stream().map(casing::apply).toList());
    }
    // An id is a word of some model's vocabulary, and here there is no model.
    return rejected(RejectReason.WRONG_TYPE);
  }

  private Row ofText(String text) {
    tokenizer.tokenize(text, list);
    return list.size() == 0
        ? rejected(RejectReason.EMPTY_TEXT)
        : accepted(IntStream.range(0, list.size()).mapToObj(list::form).toList());
  }

  private static Row accepted(List<String> tokens) {
    return RowFactory.create(tokens.toArray(), null);
  }

  private static Row rejected(RejectReason reason) {
    return RowFactory.create(null, reason.code());
  }
}
