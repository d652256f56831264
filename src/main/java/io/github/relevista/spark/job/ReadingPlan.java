package io.github.relevista.spark.job;

import io.github.relevista.reading.WordReader.Detail;
import io.github.relevista.spark.input.RowReader;
import io.github.relevista.text.TokenizerKind;
import java.io.Serializable;
import java.util.Map;
import java.util.Set;

/**
 * How the rows of a corpus become words. Travels to the tasks.
 *
 * @param reader how rows are read
 * @param tokenizer the tokenizer
 * @param maximumTokens tokens of a review that are read
 * @param labels the classes that each label stands for
 * @param labelsRequired whether a row whose label stands for no class is rejected
 * @param details what is wanted of words beside their ids
 */
public record ReadingPlan(
    RowReader reader,
    TokenizerKind tokenizer,
    int maximumTokens,
    Map<String, int[]> labels,
    boolean labelsRequired,
    Set<Detail> details)
    implements Serializable {
  /** Copies the set. */
  public ReadingPlan {
    details = Set.copyOf(details);
  }

  /** The same reading with other details. */
  ReadingPlan with(Set<Detail> others) {
    return new ReadingPlan(reader, tokenizer, maximumTokens, labels, labelsRequired, others);
  }
}
