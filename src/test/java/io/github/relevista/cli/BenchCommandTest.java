package io.github.relevista.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class BenchCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int bench(String... arguments) {
    String[] all = new String[arguments.length + 5];
    String[] first = {"bench", "--seconds", "0.001", "--limit", "2"};
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(arguments, 0, all, first.length, arguments.length);
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), all);
  }

  @Test
  void json_isOneObjectForEachWork_andNothingElse() throws IOException {
    assertThat(bench("--json", "--engine", "scalar")).as(err.toString()).isEqualTo(ExitCode.DONE);
    assertThat(out.toString().lines()).hasSize(5);
    for (String line : out.toString().lines().toList()) {
      JsonNode rate = new ObjectMapper().readTree(line);
      assertThat(rate.get("engine").asText()).isEqualTo("scalar");
      assertThat(rate.get("threads").asInt()).isEqualTo(1);
      assertThat(rate.get("tokens_per_second").isNumber()).isTrue();
      assertThat(rate.get("tokens_per_cpu_second").isNumber()).isTrue();
      assertThat(rate.get("texts_per_second").isNumber()).isTrue();
      boolean hasProducts =
          !rate.get("work").asText().equals("tokenize")
              && !rate.get("work").asText().equals("statistics");
      assertThat(rate.get("gemm_share").isNumber()).isEqualTo(hasProducts);
    }
  }

  @Test
  void table_hasALineForEachWork() {
    assertThat(bench()).as(err.toString()).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains("engine simd, threads: 1, 2 texts", "GEMM on one thread")
        .containsPattern("(?m)^forward +[\\d,]+ +[\\d,]+ +[\\d,]+ +\\d+%$")
        .containsPattern("(?m)^statistics +[\\d,]+ +[\\d,]+ +[\\d,]+ *$");
  }

  @Test
  void dryRun_saysWhatWouldBeMeasured() {
    assertThat(bench("--dry-run", "--threads", "3")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("threads: 3", "2 with").doesNotContain("forward");
    assertThat(bench("--dry-run", "--methods", "lrp,occlusion")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("methods    lrp, occlusion");
  }

  @Test
  void faultsOfTheUser_areOneLine() {
    assertFault("threads must be a whole number", "--threads", "0");
    assertFault("no input file at no/such.jsonl", "--input", "no/such.jsonl");
    assertFault("no model at no/model", "--model", "no/model");
    assertFault("engine must be", "--engine", "fast");
    assertFault("methods must be lrp, sensitivity,", "--methods", "lrp,magic");
    assertFault(
        "engine nd4j has no way to do sensitivity; choose engine auto",
        "--engine",
        "nd4j",
        "--methods",
        "sensitivity");
  }

  private void assertFault(String message, String... arguments) {
    err.getBuffer().setLength(0);
    assertThat(bench(arguments)).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).contains(message);
    assertThat(out.toString()).isEmpty();
  }
}
