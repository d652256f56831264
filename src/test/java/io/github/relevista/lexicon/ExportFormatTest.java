package io.github.relevista.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExportFormatTest {
  /** In the order of falling polarity, as files get them. */
  private static final List<LexiconEntry> ENTRIES =
      List.of(
          entry("superb", 0.95),
          entry("well-made, \"solid\"", 0.9),
          entry(":--rrb-", 0.8),
          entry("and\\/or", 0.7),
          entry("no", -0.05),
          entry("n't", -0.6),
          entry("''", -0.7),
          entry("not good", -0.8),
          entry("Awful", -0.9),
          entry("no: way", -0.95));

  @Test
  void vader_isReadAsItsProgramReadsIt() {
    // make_lex_dict of VADER's program: (word, measure) = line.strip().split('\t')[0:2], of which
    // float(measure) is the valence of word.
    Map<String, Double> valences = new HashMap<>();
    for (String line : lines(ExportFormat.VADER)) {
      String[] fields = line.strip().split("\t");
      assertThat(fields).hasSize(4);
      assertThat(fields[3]).matches("\\[-?[0-9.]+, -?[0-9.]+, -?[0-9.]+\\]");
      valences.put(fields[0], Double.parseDouble(fields[1]));
    }

    // Neither a part of a word, nor a quote, nor two tokens, nor what small letters never match.
    assertThat(valences).containsOnlyKeys("superb", ":-)", "and/or", "no");
    assertThat(valences.get("superb")).isEqualTo(3.8, within(1e-9));
  }

  @Test
  void afinn_holdsWholeNumbers_butNoZeros() {
    assertThat(lines(ExportFormat.AFINN))
        .contains("superb\t5", "not good\t-4", "Awful\t-5")
        .noneMatch(line -> line.startsWith("no\t") || line.startsWith("n't"));
  }

  @Test
  void nrc_saysOfBothSidesWhetherAWordIsOnIt() {
    assertThat(lines(ExportFormat.NRC))
        .contains(
            "superb\tnegative\t0",
            "superb\tpositive\t1",
            "Awful\tnegative\t1",
            "Awful\tpositive\t0");
  }

  @Test
  void tidy_andCsv_quoteWhatNeedsIt() {
    assertThat(lines(ExportFormat.TIDY))
        .startsWith("word,value", "superb,0.950000", "\"well-made, \"\"solid\"\"\",0.900000");
    assertThat(lines(ExportFormat.CSV))
        .hasSize(1 + ENTRIES.size())
        .contains("n't,-0.600000,-0.700000,-0.500000,0.01,0.800000,60,50");
  }

  @Test
  void quanteda_isYamlOfTwoLists() throws IOException {
    JsonNode dictionary =
        new YAMLMapper().readTree(String.join("\n", lines(ExportFormat.QUANTEDA)));

    assertThat(texts(dictionary.path("positive")))
        .containsExactly("superb", "well-made, \"solid\"", ":-)", "and/or");
    assertThat(texts(dictionary.path("negative")))
        .containsExactly("no", "not good", "Awful", "no: way");
  }

  @Test
  void liwc_beginsWithItsCategories() {
    assertThat(lines(ExportFormat.LIWC))
        .startsWith("%", "1\tpositive", "2\tnegative", "%", "superb\t1")
        .contains("Awful\t2");
  }

  @Test
  void jsonl_holdsEveryEntry_andNullForNoFigure() throws IOException {
    LexiconEntry once =
        new LexiconEntry("o\"nce", 1, 1, 0.5, Double.NaN, Double.NaN, Double.NaN, 1);
    JsonNode node = new ObjectMapper().readTree(ExportFormat.JSONL.lines().of(once).get(0));

    assertThat(node.path("term").asText()).isEqualTo("o\"nce");
    assertThat(node.path("q").isNull()).isTrue();
    assertThat(lines(ExportFormat.JSONL)).hasSize(ENTRIES.size());
  }

  private static List<String> lines(ExportFormat format) {
    ExportLines lines = format.lines();
    List<String> all = new ArrayList<>(lines.begin());
    ENTRIES.forEach(entry -> all.addAll(lines.of(entry)));
    return all;
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static LexiconEntry entry(String term, double polarity) {
    return new LexiconEntry(term, 60, 50, polarity, polarity - 0.1, polarity + 0.1, 0.01, 0.8);
  }
}
