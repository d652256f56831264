package io.github.relevista.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.relevista.SharedMaterial;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** What a writer of each format wrote comes back as it was. */
class RowRoundTripTest {
  private static final long SEED = 20260119;
  private static final ReviewColumns COLUMNS =
      ReviewColumns.ofText("text").withId("id").withLabel("label");
  private static final String[] PIECES = {
    "good", " ", ",", "\"", "\"\"", "\t", "\\", "'", "é", "€", "\uD83D\uDE00", "\u0096", "{", "\r"
  };

  private final ObjectMapper mapper = new ObjectMapper();

  @Test
  void json_asJacksonWritesIt_comesBack() {
    RowParser parser = new RowSettings(RowFormat.JSON, COLUMNS, List.of()).newParser();
    Random random = new Random(SEED);
    for (int round = 0; round < 20_000; round++) {
      String text = text(random);
      String label = text(random);
      ObjectNode row = mapper.createObjectNode();
      row.put("text", text).put("id", round).put("n", text).put("label", label);
      assertThat(Lines.parse(parser, row.toString()))
          .as("seed %d, round %d", SEED, round)
          .isEqualTo(new Review("" + round, new Content.Text(text), label, List.of()));
    }
  }

  @Test
  void csv_quotedAsTheRfcHasIt_comesBack() {
    List<String> fields = List.of("id", "text", "label");
    RowParser parser = new RowSettings(RowFormat.CSV, COLUMNS, fields).newParser();
    Random random = new Random(SEED);
    for (int round = 0; round < 20_000; round++) {
      String text = text(random);
      String label = text(random);
      String line = "%d,%s,%s".formatted(round, csvField(text), csvField(label));
      assertThat(Lines.parse(parser, line))
          .as("seed %d, round %d: %s", SEED, round, line)
          .isEqualTo(new Review("" + round, new Content.Text(text), label, List.of()));
    }
  }

  /** Every review of a corpus of raw texts, against another reader of JSON that builds trees. */
  @Test
  void corpus_isReadAsAReaderOfTreesReadsIt() throws IOException {
    Path corpus = SharedMaterial.require("data/reviews/amazon-mds.jsonl.gz");
    ReviewColumns columns =
        ReviewColumns.ofText("text").withLabel("stars").withSlices(List.of("source", "title"));
    RowParser parser = new RowSettings(RowFormat.JSON, columns, List.of()).newParser();
    int rows = 0;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(corpus)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        rows++;
        JsonNode row = mapper.readTree(line);
        Review review = Lines.review(parser, line);
        assertThat(Lines.text(review)).isEqualTo(row.get("text").textValue());
        // The corpus has 1.0 to 5.0, which are the labels 1 to 5.
        assertThat(review.label()).isEqualTo(Integer.toString(row.get("stars").asInt()));
        assertThat(review.slices())
            .containsExactly(row.get("source").asText(), row.path("title").asText(null));
      }
    }
    assertThat(rows).isEqualTo(8000);
  }

  /** Not empty, since CSV makes no difference between an empty label and none. */
  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int piece = random.nextInt(8); piece >= 0; piece--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  private static String csvField(String field) {
    boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r');
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }
}
