package io.github.relevista.spark.job;

import io.github.relevista.model.SentimentModel;
import io.github.relevista.spark.input.RowReader;
import java.io.Serializable;
import java.util.Iterator;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;

/**
 * The words of a corpus, for work that has to know something of all of them before its pass.
 *
 * @param stages where a look at them is told of
 * @param dealt the rows
 * @param reading how rows become words
 * @param model whose words they are
 */
public record CorpusWords(
    Stages stages, DealtRows dealt, ReadingPlan reading, Broadcast<SentimentModel> model) {

  /**
   * What a task makes of the reviews of a partition. Travels to the tasks.
   *
   * @param <T> what it yields
   */
  @FunctionalInterface
  public interface Look<T> extends Serializable {
    /**
     * @param reviews the ids of the words of every review that can be explained: [tokens] each
     * @param model whose ids they are
     */
    Iterator<T> of(Iterator<int[]> reviews, SentimentModel model);
  }

  /** Looks at all reviews. */
  public <T> JavaRDD<T> looked(Look<T> look) {
    ReadingPlan plan = reading.with(Set.of());
    Broadcast<SentimentModel> sent = model;
    return dealt
        .rows()
        .mapPartitions(part -> look.of(ids(part, plan, sent.value()).iterator(), sent.value()));
  }

  private static Stream<int[]> ids(Iterator<Row> rows, ReadingPlan plan, SentimentModel model) {
    RowReader.Session reader = plan.reader().open();
    Iterable<Taken> taken = () -> new TakenRows(rows, new Reviewer(plan, model, reader));
    return StreamSupport.stream(taken.spliterator(), false)
        .map(each -> each instanceof ReviewTokens review ? review.words().ids() : null)
        .filter(Objects::nonNull);
  }
}
