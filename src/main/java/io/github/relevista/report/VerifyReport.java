package io.github.relevista.report;

import io.github.relevista.explain.EngineDifference;
import io.github.relevista.settings.VerifySettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** What {@code verify} says of each pair of engines. */
public final class VerifyReport {
  private final VerifySettings settings;
  private final IntFunction<String> places;

  /**
   * @param settings what two engines may differ by
   * @param places where each sequence comes from, by its number
   */
  public VerifyReport(VerifySettings settings, IntFunction<String> places) {
    this.settings = settings;
    this.places = places;
  }

  /** A paragraph for each pair; one object for programs. */
  public Report of(List<EngineDifference> pairs) {
    Report.Builder report = Report.builder();
    pairs.forEach(pair -> add(pair, report));
    return report.build();
  }

  /** Whether two engines give the same, but for rounding. */
  public boolean agree(EngineDifference pair) {
    return pair.isWithin(settings.scoreTolerance(), settings.largestRelevanceTolerance());
  }

  private void add(EngineDifference pair, Report.Builder report) {
    report
        .figures(figures(pair))
        .line(
            "%s and %s %s on %,d sequences of %,d words",
            pair.first(),
            pair.second(),
            agree(pair) ? "agree" : "differ",
            pair.sequences(),
            pair.tokens())
        .line(
            "  scores      %.1e at most (%s); allowed %.1e",
            pair.score(), places.apply(pair.scoreSequence()), settings.scoreTolerance())
        .line(
            "  relevances  %.1e of the largest at most (%s); allowed %.1e",
            pair.relevance(),
            places.apply(pair.relevanceSequence()),
            settings.largestRelevanceTolerance())
        .line(
            "              above %.1e in %,d sequences; allowed 1 in 1,000",
            settings.relevanceTolerance(), pair.unusual());
    if (pair.noisy() > 0) {
      report.line(
          "              and in %,d that change as much when the last bits of their embeddings do",
          pair.noisy());
    }
  }

  private Map<String, Object> figures(EngineDifference pair) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("first", pair.first());
    figures.put("second", pair.second());
    figures.put("sequences", pair.sequences());
    figures.put("tokens", pair.tokens());
    figures.put("score_difference", pair.score());
    figures.put("score_place", places.apply(pair.scoreSequence()));
    figures.put("relevance_difference", pair.relevance());
    figures.put("relevance_place", places.apply(pair.relevanceSequence()));
    figures.put("unusual_sequences", pair.unusual());
    figures.put("noisy_sequences", pair.noisy());
    figures.put("agree", agree(pair));
    return figures;
  }
}
