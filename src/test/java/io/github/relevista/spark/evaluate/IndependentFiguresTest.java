package io.github.relevista.spark.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.github.relevista.report.EvaluateResult;
import io.github.relevista.spark.explain.TestRun;
import io.github.relevista.spark.job.LocalSpark;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Figures of an evaluation against what the table of predictions, which another job writes, gives
 * by plain sums: what experiments make of relevances, not that tasks agree with each other.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IndependentFiguresTest {
  private static final String DAY = "sample-data/reviews/2026-01-05.jsonl";

  /** A share or a leakage is rounded to a float, then to 12 decimals, before it is summed up. */
  private static final double ROUNDING = 1e-6;

  private static final Map<String, String> LABELS =
      Map.of(
          "1", "very negative",
          "2", "negative",
          "3", "neutral",
          "4", "positive",
          "5", "very positive");

  private EvaluateResult result;
  private List<Row> predictions;

  @BeforeAll
  void evaluateAndExplain(@TempDir Path folder) throws Exception {
    result =
        EvaluateRun.overSamples(LocalSpark.generatingCode(), folder.resolve("evaluation"), DAY)
            .with("methods", "lrp")
            .with("experiments", "leakage,position")
            .run();
    TestRun explained =
        TestRun.over(LocalSpark.generatingCode(), folder.resolve("explained"), DAY)
            .with("id_column", "id")
            .with("label_column", "stars")
            .with("predictions", true);
    explained.run();
    predictions =
        explained.table("predictions").where("label in ('1', '2', '3', '4', '5')").collectAsList();
  }

  private static String trueClass(Row review) {
    return LABELS.get(review.<String>getAs("label"));
  }

  private static <T> T of(Row review, String column, String className) {
    return review.<String, T>getJavaMap(review.fieldIndex(column)).get(className);
  }

  private static double[] relevances(Row review, String className) {
    scala.collection.Seq<Float> values = of(review, "relevances", className);
    return CollectionConverters.asJava(values).stream().mapToDouble(Float::doubleValue).toArray();
  }

  @Test
  void textsAndWords_areThoseOfThePredictions() {
    assertThat(result.evaluated()).isEqualTo(predictions.size()).isGreaterThan(50);
    assertThat(result.tokens())
        .isEqualTo(
            predictions.stream().mapToLong(review -> relevances(review, "neutral").length).sum());
    assertThat(result.correct())
        .isEqualTo(
            predictions.stream()
                .filter(review -> trueClass(review).equals(review.getAs("predicted_class")))
                .count());
  }

  @Test
  void position_isTheMeanShareOfAbsoluteRelevance_forTheTrueClass() {
    double[] sums = new double[10];
    int texts = 0;
    for (Row review : predictions) {
      double[] relevances = relevances(review, trueClass(review));
      double all = 0;
      for (double relevance : relevances) {
        all += Math.abs(relevance);
      }
      // Fewer than 19 words would leave bins of one word beside those of two.
      if (relevances.length >= 19 && all > 0) {
        texts++;
        for (int word = 0; word < relevances.length; word++) {
          sums[10 * word / relevances.length] += Math.abs(relevances[word]) / all;
        }
      }
    }
    List<List<Object>> whole =
        EvaluateRun.rows(result, "position").stream()
            .filter(row -> row.get(1).equals("whole"))
            .toList();
    assertThat(whole).hasSize(10);
    for (List<Object> row : whole) {
      int bin = ((Long) row.get(2)).intValue();
      assertThat((Double) row.get(3))
          .as("bin %d", bin)
          .isCloseTo(sums[bin] / texts, offset(ROUNDING));
      assertThat(row.get(4)).isEqualTo((long) texts);
    }
  }

  @Test
  void leakage_isWhatTheRelevancesOfThePredictedClassLeaveOfItsScore() {
    List<List<Object>> bands = EvaluateRun.rows(result, "leakage");
    assertThat(bands).isNotEmpty();
    int seen = 0;
    for (List<Object> band : bands) {
      long from = (Long) band.get(1);
      long to = band.get(2) == null ? Long.MAX_VALUE : (Long) band.get(2);
      List<Double> leakages = new ArrayList<>();
      double scores = 0;
      for (Row review : predictions) {
        String predicted = review.getAs("predicted_class");
        int length = relevances(review, predicted).length;
        if (length >= from && length <= to) {
          leakages.add((double) IndependentFiguresTest.<Float>of(review, "leakage", predicted));
          scores += Math.abs(IndependentFiguresTest.<Float>of(review, "scores", predicted));
        }
      }
      seen += leakages.size();
      double mean = leakages.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
      double magnitude = leakages.stream().mapToDouble(Math::abs).average().orElseThrow();
      assertThat(band.get(3)).isEqualTo((long) leakages.size());
      assertThat((Double) band.get(4)).isCloseTo(mean, offset(ROUNDING));
      assertThat((Double) band.get(6)).isCloseTo(magnitude, offset(ROUNDING));
      assertThat((Double) band.get(7)).isCloseTo(scores / leakages.size(), offset(ROUNDING));
    }
    assertThat(seen).isEqualTo(predictions.size());
  }
}
