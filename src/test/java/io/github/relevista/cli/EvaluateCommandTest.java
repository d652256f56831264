package io.github.relevista.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
  @TempDir private Path folder;

  private CommandRun evaluate(String... arguments) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "evaluate",
                "--input",
                "sample-data/reviews/2026-01-05.jsonl",
                "--output",
                folder.resolve("out").toString(),
                "--master",
                "local[2]",
                "--set",
                "bootstrap_replicates=20",
                "--set",
                "random_runs=2"));
    all.addAll(List.of(arguments));
    return CommandRun.of(all.toArray(String[]::new));
  }

  @Test
  void evaluate_printsEveryTable() {
    CommandRun ran = evaluate("--limit", "40");
    assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.DONE);
    assertThat(ran.out())
        .contains("40 rows: ")
        .contains("accuracy in per cent after so many deleted words")
        .contains("share of relevance in per cent by tenth of the text")
        .contains("lrp, very negative, highest_maximum: ")
        .contains("pointing\n")
        .contains("leakage\n")
        .contains("comparisons\n")
        .contains("written to " + folder.resolve("out"));
    assertThat(ran.err().lines()).allMatch(line -> line.startsWith("relevista: "));
  }

  @Test
  void json_isOneObjectALine_andNothingElse() throws IOException {
    CommandRun ran = evaluate("--limit", "20", "--methods", "lrp,random", "--json");
    assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.DONE);
    Set<String> tables = new TreeSet<>();
    for (String line : ran.out().lines().toList()) {
      JsonNode object = new ObjectMapper().readTree(line);
      tables.add(object.get("table").asText());
      if (object.get("table").asText().equals("run")) {
        assertThat(object.get("rows_read").asInt()).isEqualTo(20);
      }
    }
    assertThat(tables)
        .containsExactly(
            "comparisons",
            "deletion",
            "deletion_area",
            "leakage",
            "pointing",
            "position",
            "run",
            "word_tables");
  }

  @Test
  void dryRun_printsThePlan_andWritesNothing() {
    CommandRun ran = evaluate("--dry-run", "--experiments", "deletion");
    assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.DONE);
    assertThat(ran.out())
        .contains("lrp, gradient_x_input, sensitivity, random")
        .contains("1 to 5 words (blank) of texts of 10 or more")
        .contains("settings_id");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void faults_areToldInOneLine() {
    evaluate("--methods", "lime").refused("methods must be a list of lrp", "was lime");
    evaluate("--set", "tables=[great]").refused("tables must be classes of the model", "great");
    evaluate("--input", "missing.jsonl").refused("missing.jsonl");
    evaluate("--engine", "nd4j", "--methods", "sensitivity").refused("nd4j");
  }

  @Test
  void help_namesTheOptions() {
    CommandRun help = CommandRun.of("evaluate", "--help");
    assertThat(help.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(help.out()).contains("--methods", "--experiments", "--deletions", "--dry-run");
  }
}
