package io.github.relevista.spark.job;

import io.github.relevista.model.SentimentModel;
import io.github.relevista.spark.input.Corpus;
import io.github.relevista.spark.input.RowReader;
import java.io.Serializable;
import java.util.Iterator;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * The words of a corpus, for work that has to know something of all of them before its pass.
 *
 * @param stages where a look at them is told of
 * @param corpus the rows
 * @param partitions into how many parts rows are dealt, as {@link Corpus#dealt} has it
 * @param reading how rows become words
 * @param model whose words they are
 */
public record CorpusWords(
    Stages stages,
    Corpus corpus,
    int partitions,
    ReadingPlan reading,
    Broadcast<SentimentModel> model) {

  /** What a task makes of the reviews of a partition. Travels to the tasks. */
  @FunctionalInterface
  public interface Look extends Serializable {
    /**
     * @param reviews the ids of the words of every review that can be explained: [tokens] each
     * @param model whose ids they are
     */
    Iterator<Row> of(Iterator<int[]> reviews, SentimentModel model);
  }

  /**
   * Looks at all reviews.
   *
   * @param schema of the rows that the look yields
   */
  public Dataset<Row> rows(Look look, StructType schema) {
    ReadingPlan plan = reading.with(Set.of());
    Broadcast<SentimentModel> sent = model;
    MapPartitionsFunction<Row, Row> pass =
        rows -> look.of(ids(rows, plan, sent.value()).iterator(), sent.value());
    return corpus.dealt(partitions).mapPartitions(pass, Encoders.row(schema));
  }

  private static Stream<int[]> ids(Iterator<Row> rows, ReadingPlan plan, SentimentModel model) {
    RowReader.Session reader = plan.reader().open();
    Iterable<Taken> taken = () -> new TakenRows(rows, new Reviewer(plan, model, reader));
    return StreamSupport.stream(taken.spliterator(), false)
        .map(each -> each instanceof ReviewTokens review ? review.words().ids() : null)
        .filter(Objects::nonNull);
  }
}
