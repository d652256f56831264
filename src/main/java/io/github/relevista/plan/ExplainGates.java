package io.github.relevista.plan;

import io.github.relevista.runs.RunRecord;
import io.github.relevista.runs.Shortfall;
import io.github.relevista.settings.GateSettings;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** Judges the figures of a run by the gates that are set. */
public final class ExplainGates {
  private ExplainGates() {}

  /**
   * The figures of a run.
   *
   * @param date the date that it is filed under
   * @param ids its {@linkplain RunRecord#ids model and settings}
   * @param rows rows read
   * @param unknownRate the share of words that the model does not know
   * @param leakage by class: the root of the mean square of what relevances leave of the score
   */
  public record Figures(
      LocalDate date, String ids, long rows, double unknownRate, Map<String, Double> leakage) {}

  /**
   * The first gate that the figures do not pass, if there is one.
   *
   * @param records gives what the output holds of former runs; asked only where a gate needs it
   */
  public static Optional<Shortfall> shortfall(
      GateSettings gates, Figures figures, Supplier<List<RunRecord>> records) {
    return unknownRate(gates, figures)
        .or(() -> leakage(gates, figures))
        .or(() -> rows(gates, figures, records));
  }

  private static Optional<Shortfall> unknownRate(GateSettings gates, Figures figures) {
    return gates
        .maximumUnknownRate()
        .filter(most -> figures.unknownRate() > most)
        .map(
            most ->
                new Shortfall(
                    Shortfall.Gate.UNKNOWN_RATE,
                    figures.unknownRate(),
                    most,
                    "a share of %.4f of the words is unknown to the model, above max_unknown_rate %s; are the texts in the model's language and tokenized as it was trained?"
                        .formatted(figures.unknownRate(), most)));
  }

  private static Optional<Shortfall> leakage(GateSettings gates, Figures figures) {
    Optional<Map.Entry<String, Double>> worst =
        figures.leakage().entrySet().stream().max(Map.Entry.comparingByValue());
    return gates
        .maximumLeakage()
        .filter(most -> worst.isPresent() && worst.get().getValue() > most)
        .map(
            most ->
                new Shortfall(
                    Shortfall.Gate.LEAKAGE,
                    worst.get().getValue(),
                    most,
                    "relevances leave %.4g of the scores of '%s' (root mean square), above max_leakage %s; a larger epsilon or bias_factor: 1 leaves less"
                        .formatted(worst.get().getValue(), worst.get().getKey(), most)));
  }

  private static Optional<Shortfall> rows(
      GateSettings gates, Figures figures, Supplier<List<RunRecord>> records) {
    if (gates.minimumRowsRatio().isEmpty() && gates.maximumRowsRatio().isEmpty()) {
      return Optional.empty();
    }
    OptionalDouble usual = usualRows(gates, figures, records.get());
    if (usual.isEmpty() || usual.getAsDouble() == 0) {
      return Optional.empty();
    }
    double ratio = figures.rows() / usual.getAsDouble();
    Optional<Shortfall> few =
        gates
            .minimumRowsRatio()
            .filter(least -> ratio < least)
            .map(least -> rows(Shortfall.Gate.FEW_ROWS, ratio, least, figures, usual));
    return few.or(
        () ->
            gates
                .maximumRowsRatio()
                .filter(most -> ratio > most)
                .map(most -> rows(Shortfall.Gate.MANY_ROWS, ratio, most, figures, usual)));
  }

  private static Shortfall rows(
      Shortfall.Gate gate, double ratio, double limit, Figures figures, OptionalDouble usual) {
    boolean few = gate == Shortfall.Gate.FEW_ROWS;
    return new Shortfall(
        gate,
        ratio,
        limit,
        "%d rows are %.2f of the usual %.0f, %s %s %s; is the input whole, and of this date alone?"
            .formatted(
                figures.rows(),
                ratio,
                usual.getAsDouble(),
                few ? "below" : "above",
                few ? "min_rows_ratio" : "max_rows_ratio",
                limit));
  }

  /** The mean rows of the latest accepted runs before a date; a closed gate is no baseline. */
  private static OptionalDouble usualRows(
      GateSettings gates, Figures figures, List<RunRecord> records) {
    return records.stream()
        .filter(record -> record.ids().equals(figures.ids()))
        .flatMap(record -> record.acceptedRows().entrySet().stream())
        .filter(run -> run.getKey().isBefore(figures.date()))
        .sorted(Map.Entry.<LocalDate, Long>comparingByKey().reversed())
        .limit(gates.baselineRuns())
        .mapToLong(Map.Entry::getValue)
        .average();
  }
}
