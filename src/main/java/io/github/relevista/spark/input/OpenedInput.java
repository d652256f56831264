package io.github.relevista.spark.input;

import io.github.relevista.runs.SnapshotSpan;
import io.github.relevista.settings.InputSettings;
import io.github.relevista.settings.SampleWishes;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/**
 * An input that was looked at, with the columns that it has of those that nobody but the shipped
 * configuration wishes for.
 *
 * @param corpus its rows
 * @param settings what of the settings holds for it
 */
public record OpenedInput(Corpus corpus, InputSettings settings) {
  /**
   * Looks at an input: with all its columns if that goes, else without ids, without labels, or
   * without both, where these are nobody's wish.
   *
   * @param spans the spans of a table's snapshots whose rows are read; all rows if there is none
   * @throws InvalidInputException if files or columns are not there that somebody wishes for
   * @throws UnreadableInputException if a file that is looked into is damaged
   */
  public static OpenedInput open(
      SparkSession spark, InputSettings input, SampleWishes wishes, List<SnapshotSpan> spans)
      throws Exception {
    InvalidInputException refusal;
    try {
      OpenedInput opened = new OpenedInput(Corpus.open(spark, input, spans), input);
      // Labels that no row has would make every review one without its label.
      Optional<InputSettings> unlabelled = wishes.withoutLabel(input);
      return unlabelled.isPresent() && opened.corpus.lacks(input.labelColumn().orElseThrow())
          ? new OpenedInput(Corpus.open(spark, unlabelled.get(), spans), unlabelled.get())
          : opened;
    } catch (InvalidInputException e) {
      refusal = e;
    }
    for (InputSettings fewer : fewerColumns(input, wishes)) {
      try {
        return new OpenedInput(Corpus.open(spark, fewer, spans), fewer);
      } catch (InvalidInputException e) {
        // The last one tells what is missing of the user's own wishes.
        refusal = e;
      }
    }
    throw refusal;
  }

  /**
   * The rows that are filed under a date, the column that says so being no slice of theirs.
   *
   * @param wanted the settings without it
   */
  public OpenedInput of(LocalDate date, RowDates dates, InputSettings wanted) {
    return new OpenedInput(
        corpus.of(date, dates, wanted.sliceBy()), settings.slicedBy(wanted.sliceBy()));
  }

  private static List<InputSettings> fewerColumns(InputSettings input, SampleWishes wishes) {
    Optional<InputSettings> withoutId = wishes.withoutId(input);
    Optional<InputSettings> withoutLabel = wishes.withoutLabel(input);
    return Stream.of(withoutId, withoutLabel, withoutId.flatMap(wishes::withoutLabel))
        .flatMap(Optional::stream)
        .toList();
  }
}
