package io.github.relevista.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The command as a shell sees it, with networks that hardly learn. */
class ToyCommandTest {
  private static CommandRun toy(String... more) {
    List<String> arguments = new ArrayList<>(List.of("toy"));
    for (String small :
        List.of("examples=14", "test_examples=14", "epochs=1", "attempts=2", "steps=2")) {
      arguments.addAll(List.of("--set", small));
    }
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  @Test
  void json_isOneObjectForEachMethod_andNothingElse() throws IOException {
    CommandRun run =
        toy("--json", "--seeds", "2", "--operation", "subtract", "--set", "highest_error=100");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.out().lines()).hasSize(10);
    for (String line : run.out().lines().toList()) {
      JsonNode method = new ObjectMapper().readTree(line);
      assertThat(method.get("operation").asText()).isEqualTo("subtract");
      assertThat(method.get("networks").asInt()).isEqualTo(2);
      assertThat(method.get("mean_squared_error").isNumber()).isTrue();
      assertThat(method.get("unmarked_share").asDouble()).isBetween(0.0, 1.0);
      assertThat(method.get("correlation_first_deviation").isNumber()).isTrue();
    }
    assertThat(run.err().lines()).hasSize(2).allMatch(line -> line.contains("at attempt 1"));
  }

  @Test
  void table_hasALineForEachMethod() {
    CommandRun run = toy("--seeds", "1", "--set", "highest_error=100");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.out())
        .contains("add: networks: 1, units: 1, mean squared error", "on 14 sequences")
        .containsPattern("(?m)^lrp all +-?[01]\\.\\d{4} +-?[01]\\.\\d{4} +\\d+\\.\\d$")
        .containsPattern("(?m)^random +-?[01]\\.\\d{4} +-?[01]\\.\\d{4} +\\d+\\.\\d$");
  }

  @Test
  void networksThatDoNotLearn_areShortOfTheGate() {
    CommandRun run = toy("--seeds", "1", "--set", "highest_error=1e-9");
    assertThat(run.exitCode()).isEqualTo(ExitCode.GATE);
    assertThat(run.err()).contains("at attempt 2", "above highest_error 1.0E-9");
    assertThat(run.out()).contains("lrp all");
  }

  @Test
  void dryRun_saysWhatWouldBeDone() {
    CommandRun run = toy("--dry-run", "--seeds", "4").succeeded();
    assertThat(run.out()).contains("would train 4 networks to add", "lrp half", "random");
  }

  @Test
  void faultsOfTheUser_areOneLine() {
    toy("--operation", "divide").refused("operation must be add, subtract, was divide");
    toy("--engine", "nd4j").refused("engine must be auto, simd or scalar");
  }
}
