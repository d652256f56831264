package io.github.relevista.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.runs.RunRecord;
import io.github.relevista.runs.Shortfall;
import io.github.relevista.settings.Configuration;
import io.github.relevista.settings.ExplainSettings;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExplainGatesTest {
  private static final ExplainGates.Figures FIGURES =
      new ExplainGates.Figures(
          LocalDate.parse("2026-01-10"), "m s", 100, 0.2, Map.of("good", 0.5, "bad", 0.75));

  @Test
  void everyGate_isOpenUnlessItIsSet() {
    assertThat(shortfall(List.of(day("2026-01-09", 1, "null")))).isEmpty();
  }

  @Test
  void unknownWords_closeTheirGate_aboveTheBarAndNotAtIt() {
    assertThat(shortfall(List.of(), "max_unknown_rate=0.2")).isEmpty();
    Shortfall closed = shortfall(List.of(), "max_unknown_rate=0.1").orElseThrow();
    assertThat(closed.gate()).isEqualTo(Shortfall.Gate.UNKNOWN_RATE);
    assertThat(closed.value()).isEqualTo(0.2);
    assertThat(closed.limit()).isEqualTo(0.1);
  }

  @Test
  void theClassThatLeaksMost_closesTheGateOfLeakage() {
    assertThat(shortfall(List.of(), "max_leakage=0.75")).isEmpty();
    assertThat(shortfall(List.of(), "max_leakage=0.6").orElseThrow().line())
        .contains("'bad'", "max_leakage 0.6");
  }

  @Test
  void rows_areHeldAgainstTheMeanOfAcceptedRunsAlone() {
    // A closed gate, a later date and another model are no baseline: (300 + 100) / 2 = 200 is.
    List<RunRecord> records =
        List.of(
            day("2026-01-07", 300, "null"),
            day("2026-01-08", 100, "null"),
            day("2026-01-09", 1, "\"reject_rate\""),
            day("2026-01-11", 1, "null"));
    assertThat(shortfall(records, "min_rows_ratio=0.5")).isEmpty();
    Shortfall closed = shortfall(records, "min_rows_ratio=0.6").orElseThrow();
    assertThat(closed.gate()).isEqualTo(Shortfall.Gate.FEW_ROWS);
    assertThat(closed.value()).isEqualTo(0.5);
    // Of the latest accepted run alone: 100 rows are as many as usual.
    assertThat(shortfall(records, "min_rows_ratio=0.6", "baseline_runs=1")).isEmpty();
    assertThat(shortfall(records, "max_rows_ratio=0.4").orElseThrow().gate())
        .isEqualTo(Shortfall.Gate.MANY_ROWS);
  }

  private static Optional<Shortfall> shortfall(List<RunRecord> records, String... assignments) {
    Configuration configuration =
        Configuration.empty().with("input=i").with("model=m").with("output=o");
    for (String assignment : assignments) {
      configuration = configuration.with(assignment);
    }
    return ExplainGates.shortfall(
        ExplainSettings.of(configuration).gates(), FIGURES, () -> records);
  }

  private static RunRecord day(String date, long rows, String gate) {
    return RunRecord.parse(
            """
            {"run_date": "%s", "command": "explain", "started": "2026-03-01T00:00:00Z",
             "model_id": "m", "settings_id": "s", "rows_read": %d, "gate": %s}
            """
                .formatted(date, rows, gate))
        .orElseThrow();
  }
}
