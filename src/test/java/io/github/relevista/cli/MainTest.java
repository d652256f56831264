package io.github.relevista.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands as a shell sees them: exit code, what is printed where, and in how many lines. */
class MainTest {
  private static final String MODEL = "sample-data/model";

  @TempDir private Path folder;

  /** What a command did. */
  private record Ran(int exitCode, String out, String err) {
    void failedInOneLine(int code, String... parts) {
      assertThat(exitCode).as(err).isEqualTo(code);
      assertThat(err.lines()).hasSize(1);
      assertThat(err).contains(parts);
      assertThat(out).isEmpty();
    }
  }

  private static Ran run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    return new Ran(exitCode, out.toString(), err.toString());
  }

  private Ran explain(String... arguments) {
    String[] all = new String[arguments.length + 5];
    all[0] = "explain";
    all[1] = "--output";
    all[2] = folder.resolve("out").toString();
    all[3] = "--master";
    all[4] = "local[2]";
    System.arraycopy(arguments, 0, all, 5, arguments.length);
    return run(all);
  }

  @Test
  void noCommandAndUnknownOnes_areBadUsage() {
    run().failedInOneLine(ExitCode.USAGE, "no command given");
    run("explian").failedInOneLine(ExitCode.USAGE, "explian", "see --help");
    run("show", "--modle", "x", "text").failedInOneLine(ExitCode.USAGE, "--modle");
  }

  @Test
  void helpAndVersion_areDone() {
    assertThat(run("--version").out()).matches("relevista \\d+\\.\\d+\\.\\d+\\R");
    assertThat(run("--help").out()).contains("explain", "show", "Exit codes");
    Ran help = run("explain", "--help");
    assertThat(help.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(help.out()).contains("--text-column", "--run-date", "--dry-run");
    assertThat(run("explain", "--version").out()).startsWith("relevista ");
  }

  @Test
  void show_printsScoresAndTheRelevanceOfEveryWord() {
    Ran shown = run("show", "--model", MODEL, "--plain", "This isn't a bad film");
    assertThat(shown.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(shown.err()).isEmpty();
    assertThat(shown.out().lines())
        .filteredOn(line -> line.matches(" *[+-]\\d+\\.\\d{4}  .*"))
        .extracting(line -> line.strip().replaceAll("^\\S+ +", ""))
        .containsExactly("this", "is", "n't", "a", "bad", "film");
    assertThat(shown.out()).contains("very positive").containsOnlyOnce("  predicted");
  }

  @Test
  void show_explainsTheTargetThatIsAskedFor() {
    assertThat(run("show", "--model", MODEL, "--target", "positive", "a good film").out())
        .contains("relevance for 'positive'");
    run("show", "--model", MODEL, "--target", "great", "a good film")
        .failedInOneLine(ExitCode.USAGE, "target must be one of very negative,", "was great");
    run("show", "--model", MODEL, " ").failedInOneLine(ExitCode.USAGE, "has no word");
    run("show", "--model", MODEL, "--set", "epsilon=-1", "x")
        .failedInOneLine(ExitCode.USAGE, "epsilon must be > 0 and finite, was -1");
    run("show", "--model", "no/model", "x").failedInOneLine(ExitCode.USAGE, "no/model");
  }

  @Test
  void explain_refusesWhatItCannotUse_inOneLine_andWritesNothing() throws IOException {
    Path text = Files.writeString(folder.resolve("a.txt"), "good\n");
    Path json = Files.writeString(folder.resolve("a.jsonl"), "{\"review\": \"good\", \"n\": 1}\n");
    String output = folder.resolve("out").toString();
    explain("--conf", "no.yaml").failedInOneLine(2, "no configuration file no.yaml");
    explain("--set", "epsilon=0").failedInOneLine(2, "epsilon must be > 0 and finite, was 0");
    explain("--set", "epsilom=1").failedInOneLine(2, "unknown key epsilom");
    explain("--input", "no/such").failedInOneLine(2, "no input at no/such");
    explain("--input", json.toString())
        .failedInOneLine(2, "there is no column 'text'", "the columns are n, review");
    explain("--input", json.toString(), text.toString())
        .failedInOneLine(2, "several formats [JSON, TEXT]");
    explain("--input", Files.writeString(folder.resolve("b.xyz"), "x").toString())
        .failedInOneLine(2, "cannot tell the format", "--format");
    explain("--targets", "great")
        .failedInOneLine(2, "targets must be all, predicted,", "was great");
    explain("--slice-by", "class").failedInOneLine(2, "slice_by must not name class");
    explain("--model", folder.toString()).failedInOneLine(2, folder.toString(), "missing");
    run("explain", "--output", text.resolve("below").toString(), "--master", "local[2]")
        .failedInOneLine(1, "cannot write");
    assertThat(Path.of(output)).doesNotExist();
  }

  @Test
  void explain_refusesADamagedModel_inOneLine() throws IOException {
    Path model = Files.createDirectory(folder.resolve("model"));
    for (String name : new String[] {"config.json", "vocab.txt", "model.safetensors"}) {
      Files.copy(Path.of(MODEL, name), model.resolve(name));
    }
    Path weights = model.resolve("model.safetensors");
    byte[] bytes = Files.readAllBytes(weights);
    Files.write(weights, Arrays.copyOf(bytes, bytes.length / 2));
    explain("--model", model.toString()).failedInOneLine(2, "model.safetensors");
    Files.write(weights, bytes);
    Files.writeString(
        model.resolve("parity.jsonl"), "{\"token_ids\": [1, 2], \"scores\": [9, 9, 9, 9, 9]}\n");
    explain("--model", model.toString()).failedInOneLine(2, "sequence 1 of parity.jsonl");
    Files.delete(model.resolve("parity.jsonl"));
    Files.writeString(model.resolve("vocab.txt"), "one more\n", StandardOpenOption.APPEND);
    explain("--model", model.toString()).failedInOneLine(2, "vocab.txt");
  }

  @Test
  void explain_ofADamagedArchive_failsInOneLine() throws IOException {
    byte[] archive = Files.readAllBytes(Path.of("sample-data/reviews/2026-01-09.jsonl.gz"));
    Path cut = folder.resolve("cut.jsonl.gz");
    Files.write(cut, Arrays.copyOf(archive, archive.length / 2));
    Ran ran = explain("--input", cut.toString());
    assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.FAILED);
    assertThat(ran.err().lines()).last().asString().startsWith("relevista: failed: ");
    assertThat(ran.err()).contains("cut.jsonl.gz").doesNotContain("\tat ");
  }

  @Test
  void dryRun_printsThePlan_andWritesNothing() {
    Ran ran = explain("--dry-run", "--limit", "3");
    assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.DONE);
    assertThat(ran.out()).contains("1 files", "json", "model_id", "settings_id");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void explain_endsWithTheTablesAndTheStrongestWords() {
    Ran ran = explain("--limit", "200", "--set", "shown_minimum=3");
    assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.DONE);
    assertThat(ran.out())
        .contains("200 rows:")
        .contains(folder.resolve("out") + "/word_relevance")
        .contains("the strongest words for 'very negative'")
        .contains("the strongest words for 'very positive'");
    assertThat(ran.err().lines()).allMatch(line -> line.startsWith("relevista: "));
  }

  @Test
  void json_isOneObject_andNothingElse() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    JsonNode shown = mapper.readTree(run("show", "--model", MODEL, "--json", "so good").out());
    assertThat(shown.get("tokens")).hasSize(2);
    assertThat(shown.get("tokens").get(1).get("text").asText()).isEqualTo("good");
    Ran explained = explain("--limit", "20", "--json");
    assertThat(explained.out().lines()).hasSize(1);
    assertThat(mapper.readTree(explained.out()).get("rows_read").asInt()).isEqualTo(20);
  }

  @Test
  void explain_shortOfAGate_publishesNothing_andSaysSoByItsExitCode() {
    Ran ran = explain("--set", "max_reject_rate=0.01");
    assertThat(ran.exitCode()).isEqualTo(ExitCode.GATE);
    assertThat(ran.out()).contains("nothing was published");
    assertThat(ran.err()).contains("17 of 669 rows were rejected");
    assertThat(folder.resolve("out/word_relevance")).doesNotExist();
  }
}
