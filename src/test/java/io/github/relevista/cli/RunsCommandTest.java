package io.github.relevista.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsCommandTest {
  private static final String KEY = "aaaaaaaa-bbbbbbbb";

  @TempDir private Path output;

  @Test
  void everyRecord_isARow_publishedOrNot_byDate() throws IOException {
    String accepted = record("2026-01-02", "accepted", "null", "null");
    write("_run/run_date=2026-01-02/" + KEY + ".json", accepted);
    // A copy of the latest record of the date is no run of its own.
    write("_run/run_date=2026-01-02/run.json", accepted);
    write(
        "_unpublished/run_date=2026-01-01/" + KEY + "/run.json",
        record("2026-01-01", "gate_closed", "\"reject_rate\"", "0.75"));

    List<String> lines =
        CommandRun.of("runs", "--json", "--output", output.toString())
            .succeeded()
            .out()
            .lines()
            .toList();

    assertThat(lines).hasSize(2);
    JsonNode closed = new ObjectMapper().readTree(lines.get(0));
    assertThat(closed.path("run_date").asText()).isEqualTo("2026-01-01");
    assertThat(closed.path("outcome").asText()).isEqualTo("gate_closed");
    assertThat(closed.path("gate").asText()).isEqualTo("reject_rate");
    assertThat(closed.path("gate_value").asDouble()).isEqualTo(0.75);
    JsonNode open = new ObjectMapper().readTree(lines.get(1));
    assertThat(open.path("outcome").asText()).isEqualTo("accepted");
    assertThat(open.path("gate").isNull()).isTrue();
    assertThat(open.path("rows").asLong()).isEqualTo(10);
    assertThat(open.path("rejected").asLong()).isEqualTo(3);
    assertThat(open.path("seconds").asDouble()).isEqualTo(1.5);
    assertThat(CommandRun.of("runs", "--output", output.toString()).succeeded().out())
        .contains("gate_closed", "accepted", "2026-01-02");
  }

  @Test
  void anOutputThatIsNotThere_isRefused_andAnEmptyOneSaysSo() {
    CommandRun.of("runs", "--output", output.resolve("none").toString())
        .refused("no output at", "none");
    assertThat(CommandRun.of("runs", "--output", output.toString()).succeeded().out())
        .contains("holds no record of a run");
  }

  private void write(String name, String content) throws IOException {
    Path file = output.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private static String record(String date, String outcome, String gate, String value) {
    return """
    {"run_date": "%s", "command": "explain", "started": "2026-03-01T00:00:00Z",
     "model_id": "aaaaaaaaaaaaaaaa", "settings_id": "bbbbbbbbbbbbbbbb", "rows_read": 10,
     "explained": 7, "rejected_by_reason": {"empty_text": 1, "missing_text": 2},
     "outcome": "%s", "gate": %s, "gate_value": %s, "tokens": 70, "unknown_tokens": 7,
     "seconds": {"count": 0.5, "explain": 1.0}}
    """
        .formatted(date, outcome, gate, value);
  }
}
