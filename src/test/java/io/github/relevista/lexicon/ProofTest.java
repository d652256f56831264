package io.github.relevista.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.relevista.lexicon.ProofRow.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProofTest {
  private static final long SEED = 9;
  private static final Proof PROOF = new Proof(200, 0.95, 1);

  @Test
  void figures_areWorkedOutByHand() {
    GoldLexicon gold = gold(Map.of("a", 4.0, "b", 3.0, "c", 0.5, "d", -3.0, "e", -4.0, "f", 2.0));
    // 'f' is no entry. Polar pairs: 3 positive (a, b, c), 2 negative; (c, d) alone is wrong.
    List<GoldTerm> found =
        List.of(term("a", 0.9), term("b", 0.5), term("c", -0.6), term("d", -0.5), term("e", -0.8));

    ProofRow row = row(PROOF.rows(gold, found), Part.ALL);

    assertThat(row.terms()).isEqualTo(5);
    assertThat(row.polar()).isEqualTo(5);
    assertThat(row.coverage()).isEqualTo(5 / 6.0, within(1e-15));
    assertThat(row.rocAuc().value()).isEqualTo(5 / 6.0, within(1e-15));
    // Positive at places 1, 2 and 4: (1 + 1 + 3/4) / 3.
    assertThat(row.averagePrecision().value()).isEqualTo(2.75 / 3, within(1e-15));
    // 10 pairs, one in the wrong order.
    assertThat(row.tauB().value()).isEqualTo(0.8, within(1e-15));
    assertThat(row.spearman().value()).isEqualTo(0.9, within(1e-15));
    // Gold: a, b positive, c neutral, d, e negative. Called: a, b positive, d neutral, c, e
    // negative: 1, 0 and 1/2.
    assertThat(row.macroF1().value()).isEqualTo(0.5, within(1e-15));
    // With f at 0 there are 4 · 2 pairs, of which (c, d) is wrong.
    assertThat(row.fullAuc()).isEqualTo(7 / 8.0, within(1e-15));
  }

  @Test
  void parts_shareNoWord_andMakeUpTheWhole() {
    List<String> words = words(1_000);
    long choice = words.stream().filter(word -> Proof.isIn(Part.CHOICE, word)).count();

    assertThat(words)
        .allMatch(word -> Proof.isIn(Part.CHOICE, word) != Proof.isIn(Part.TEST, word));
    assertThat(choice).isBetween(430L, 570L);
  }

  @Test
  void intervals_holdTheFigure_andNarrowWithMoreWords() {
    double few = width(100);
    double many = width(1_600);

    // Four times as narrow; the bootstrap of 200 replicates is good for a quarter of that.
    assertThat(few / many).isBetween(2.5, 6.0);
  }

  @Test
  void systems_thatDoNotScoreEveryWord_areLeftOut() {
    GoldLexicon gold = gold(Map.of("a", 1.0, "b", -1.0));
    List<GoldTerm> found =
        List.of(new GoldTerm("a", Map.of("x", 1.0, "y", 1.0)), new GoldTerm("b", Map.of("x", 0.0)));

    assertThat(PROOF.rows(gold, found)).extracting(ProofRow::system).containsOnly("x");
  }

  private static double width(int count) {
    Random random = new Random(SEED);
    Map<String, Double> scores = new LinkedHashMap<>();
    List<GoldTerm> found = new ArrayList<>();
    for (String word : words(count)) {
      double score = random.nextBoolean() ? 1 : -1;
      scores.put(word, score);
      found.add(term(word, score + 1.5 * random.nextGaussian()));
    }
    ProofRow row = row(PROOF.rows(gold(scores), found), Part.ALL);
    assertThat(row.rocAuc().value()).isBetween(row.rocAuc().low(), row.rocAuc().high());
    return row.rocAuc().high() - row.rocAuc().low();
  }

  private static List<String> words(int count) {
    return IntStream.range(0, count).mapToObj(index -> "word" + index).toList();
  }

  private static GoldLexicon gold(Map<String, Double> scores) {
    return new GoldLexicon("gold", scores);
  }

  private static GoldTerm term(String word, double score) {
    return new GoldTerm(word, Map.of("x", score));
  }

  private static ProofRow row(List<ProofRow> rows, Part part) {
    return rows.stream().filter(row -> row.part() == part).findFirst().orElseThrow();
  }
}
