package io.github.relevista.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a shell sees it; this JVM has all engines. */
class VerifyCommandTest {
  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int verify(String... arguments) {
    List<String> all = new ArrayList<>(List.of("verify"));
    all.addAll(List.of(arguments));
    return Main.run(
        new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private void refused(String message, String... arguments) {
    err.getBuffer().setLength(0);
    assertThat(verify(arguments)).as(err.toString()).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).contains(message);
  }

  @Test
  void engines_agreeOnRandomSequences() {
    assertThat(verify()).as(out + err.toString()).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains("simd and scalar agree on 120 sequences of 7,370 words")
        .contains("simd and nd4j agree")
        .contains("scalar and nd4j agree");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void enginesThatDoNotKnowTheRules_areLeftOut() throws IOException {
    Path text = file("a.txt", "a good film\nnot bad at all , only long\n");
    assertThat(verify("--input", text.toString(), "--set", "product_rule=half"))
        .as(out + err.toString())
        .isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("simd and scalar agree").doesNotContain("nd4j");
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString())
        .startsWith("relevista: left out: engine nd4j has no product_rule but all");
  }

  @Test
  void differencesAboveTheTolerance_endWithAGatesExitCode() throws IOException {
    Path text = file("a.txt", "a good film\nnot bad at all , only long\n");
    // Below the rounding of a float score of this model, which two engines cannot both avoid.
    assertThat(verify("--input", text.toString(), "--json", "--set", "score_tolerance=1e-12"))
        .isEqualTo(ExitCode.GATE);
    List<String> pairs = out.toString().lines().toList();
    assertThat(pairs).hasSize(3);
    JsonNode last = new ObjectMapper().readTree(pairs.get(2));
    assertThat(last.get("first").asText()).isEqualTo("scalar");
    assertThat(last.get("second").asText()).isEqualTo("nd4j");
    assertThat(last.get("tokens").asInt()).isEqualTo(10);
    assertThat(last.get("agree").asBoolean()).isFalse();
    assertThat(last.get("score_place").asText()).matches("a\\.txt, line [12]");
  }

  @Test
  void inputs_areReadAsExplainReadsThem() throws IOException {
    Path json = folder.resolve("a.jsonl.gz");
    try (OutputStream bytes = new GZIPOutputStream(Files.newOutputStream(json))) {
      bytes.write("{\"text\": \"so good\"}\nno json\n\n".getBytes(StandardCharsets.UTF_8));
    }
    Path csv = file("a.csv", "id,review\n1,\"good, but long\"\n2,bad\n");
    Path tsv = file("a.tsv", "1\tgood film\n");
    Path ids = file("b.jsonl", "{\"ids\": [1, 2, 3]}\n{\"ids\": [99999999]}\n");
    assertThat(sequences("--input", json.toString())).isEqualTo(1);
    assertThat(sequences("--input", csv.toString(), "--text-column", "review")).isEqualTo(2);
    assertThat(sequences("--input", csv.toString(), "--text-column", "review", "--limit", "1"))
        .isEqualTo(1);
    assertThat(
            sequences(
                "--input",
                tsv.toString(),
                "--tokens-column",
                "tokens",
                "--set",
                "header=false",
                "--set",
                "columns=[label, tokens]"))
        .isEqualTo(1);
    assertThat(sequences("--input", ids.toString(), "--tokens-column", "ids")).isEqualTo(1);
  }

  private int sequences(String... arguments) {
    out.getBuffer().setLength(0);
    String[] all = new String[arguments.length + 1];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--dry-run";
    assertThat(verify(all)).as(err.toString()).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).startsWith("would compare simd, scalar, nd4j on ");
    return Integer.parseInt(out.toString().replaceAll("\\D*nd4j on (\\d+) sequences\\s*", "$1"));
  }

  @Test
  void aDamagedArchive_failsInOneLine() throws IOException {
    byte[] archive = Files.readAllBytes(Path.of("sample-data/reviews/2026-01-09.jsonl.gz"));
    Path cut = folder.resolve("cut.jsonl.gz");
    Files.write(cut, Arrays.copyOf(archive, archive.length / 2));
    assertThat(verify("--input", cut.toString(), "--limit", "1000")).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).contains("relevista: failed: ", "cannot read", "cut.jsonl.gz");
  }

  @Test
  void whatCannotBeUsed_isRefusedInOneLine() throws IOException {
    refused("no model at", "--model", folder.toString());
    refused("no input file at no/such", "--input", "no/such");
    refused("needs Spark", "--input", "sample-data/reviews.parquet");
    refused("cannot tell the format", "--input", file("a.xyz", "x").toString());
    refused("'text' must stand once", "--input", file("a.csv", "id\n1\n").toString());
    refused("b.txt, line 1: ", "--input", file("b.txt", "\n\n").toString());
    refused("relevance_tolerance must be > 0", "--set", "relevance_tolerance=0");
    refused("unknown key output", "--set", "output=x");
    refused("method must be lrp, was occlusion", "--set", "method=occlusion");
  }
}
