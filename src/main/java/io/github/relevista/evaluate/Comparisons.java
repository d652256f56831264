package io.github.relevista.evaluate;

import static io.github.relevista.evaluate.ResultTable.Column.count;
import static io.github.relevista.evaluate.ResultTable.Column.number;
import static io.github.relevista.evaluate.ResultTable.Column.text;

import io.github.relevista.resampling.Estimate;
import io.github.relevista.resampling.Replicated;
import java.util.List;

/** The table of paired comparisons of every two methods. */
final class Comparisons {
  private Comparisons() {}

  /** The table of all rows. */
  static ResultTable table(List<List<Object>> rows) {
    return new ResultTable(
        "comparisons",
        List.of(
            text("experiment"),
            text("method"),
            text("other_method"),
            text("initially"),
            text("direction"),
            text("class_basis"),
            number("difference"),
            number("low"),
            number("high"),
            number("p_value"),
            count("n")),
        rows);
  }

  /**
   * What is compared.
   *
   * @param experiment by which experiment
   * @param initially how its texts are classified at first, or null where that means nothing
   * @param direction in which order words go, or null where none go
   * @param classBasis for which class relevances are
   */
  record Subject(Experiment experiment, String initially, String direction, String classBasis) {}

  /**
   * A row.
   *
   * @param difference the figure of the first method less that of the second
   * @param count number of texts or questions that both figures are taken from
   */
  static List<Object> row(
      TableContext context,
      Subject subject,
      int first,
      int second,
      Replicated difference,
      long count) {
    Estimate estimate = difference.estimate(context.confidence());
    return ResultTable.row(
        subject.experiment.wireName(),
        context.name(first),
        context.name(second),
        subject.initially,
        subject.direction,
        subject.classBasis,
        estimate.value(),
        estimate.low(),
        estimate.high(),
        difference.probabilityOfZero(),
        count);
  }
}
