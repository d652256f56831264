package io.github.relevista.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.relevista.engine.reference.ReferenceNetwork;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SmallModels;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The methods that use gradients, against differences of the reference network's scores.
 *
 * <p>A central difference of step 10⁻⁴ is off by the square of the step, times a third derivative
 * of about 1: 10⁻⁸. What is left are the engine's floats, of gradients below 2.
 */
class GradientMethodsTest {
  private static final double STEP = 1e-4;
  private static final double TOLERANCE = 3e-6;
  private static final int[][] IDS = {{1, 2, 3}, {4}, {6, 6, 5, 1, 0}};
  private static final int CLASSES = 3;

  /** ∂ Σ coefficient · score / ∂x at embeddings: [tokens][embedding]. */
  private static double[][] gradient(
      ReferenceNetwork network, double[][] embeddings, double[] coefficients) {
    double[][] gradient = new double[embeddings.length][embeddings[0].length];
    for (int t = 0; t < gradient.length; t++) {
      for (int e = 0; e < gradient[t].length; e++) {
        double value = embeddings[t][e];
        embeddings[t][e] = value + STEP;
        double above = combined(network.scores(embeddings), coefficients);
        embeddings[t][e] = value - STEP;
        double below = combined(network.scores(embeddings), coefficients);
        embeddings[t][e] = value;
        gradient[t][e] = (above - below) / (2 * STEP);
      }
    }
    return gradient;
  }

  private static double combined(double[] scores, double[] coefficients) {
    double sum = 0;
    for (int k = 0; k < scores.length; k++) {
      sum += coefficients[k] * scores[k];
    }
    return sum;
  }

  /** The coefficients of a column of all classes and the polarity. */
  private static double[] coefficients(SentimentModel model, int column) {
    double[] coefficients = new double[CLASSES];
    for (int k = 0; k < CLASSES; k++) {
      coefficients[k] = column == CLASSES ? model.classes().polarity().get(k) : column == k ? 1 : 0;
    }
    return coefficients;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int e = 0; e < a.length; e++) {
      sum += a[e] * b[e];
    }
    return sum;
  }

  private static List<Explanation> explain(SentimentModel model, Method method) {
    List<Explanation> explanations =
        Explained.of(Explained.engine(model), method, new Targets.All(), IDS);
    assertThat(explanations).hasSize(IDS.length);
    return explanations;
  }

  @ParameterizedTest
  @EnumSource
  void sensitivity_isTheSquaredNormOfTheGradient_ofThePolarityToo(CellKind cell) {
    SentimentModel model = SmallModels.random(cell, 4);
    ReferenceNetwork network = new ReferenceNetwork(model);
    List<Explanation> explanations = explain(model, new Method.Sensitivity());
    for (int sequence = 0; sequence < IDS.length; sequence++) {
      for (int column = 0; column <= CLASSES; column++) {
        double[][] gradient =
            gradient(network, network.embeddings(IDS[sequence]), coefficients(model, column));
        for (int position = 0; position < IDS[sequence].length; position++) {
          assertThat((double) explanations.get(sequence).relevance(column, position))
              .isCloseTo(dot(gradient[position], gradient[position]), within(TOLERANCE));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void gradientTimesInput_isTheirProduct(CellKind cell) {
    SentimentModel model = SmallModels.random(cell, 4);
    ReferenceNetwork network = new ReferenceNetwork(model);
    List<Explanation> explanations = explain(model, new Method.GradientTimesInput());
    for (int sequence = 0; sequence < IDS.length; sequence++) {
      double[][] embeddings = network.embeddings(IDS[sequence]);
      for (int column = 0; column <= CLASSES; column++) {
        double[][] gradient = gradient(network, embeddings, coefficients(model, column));
        for (int position = 0; position < IDS[sequence].length; position++) {
          assertThat((double) explanations.get(sequence).relevance(column, position))
              .isCloseTo(dot(embeddings[position], gradient[position]), within(TOLERANCE));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void integratedGradients_areTheMeanOverTheMiddlesOfTheSteps(CellKind cell) {
    int steps = 4;
    SentimentModel model = SmallModels.random(cell, 4);
    ReferenceNetwork network = new ReferenceNetwork(model);
    List<Explanation> explanations = explain(model, new Method.IntegratedGradients(steps));
    for (int sequence = 0; sequence < IDS.length; sequence++) {
      double[][] embeddings = network.embeddings(IDS[sequence]);
      for (int column = 0; column <= CLASSES; column++) {
        double[] expected = new double[IDS[sequence].length];
        for (double alpha : new double[] {0.125, 0.375, 0.625, 0.875}) {
          double[][] gradient =
              gradient(network, scaled(embeddings, alpha), coefficients(model, column));
          for (int position = 0; position < expected.length; position++) {
            expected[position] += dot(embeddings[position], gradient[position]) / steps;
          }
        }
        for (int position = 0; position < expected.length; position++) {
          assertThat((double) explanations.get(sequence).relevance(column, position))
              .isCloseTo(expected[position], within(TOLERANCE));
        }
      }
    }
  }

  private static double[][] scaled(double[][] embeddings, double factor) {
    double[][] scaled = new double[embeddings.length][];
    for (int t = 0; t < scaled.length; t++) {
      scaled[t] = new double[embeddings[t].length];
      for (int e = 0; e < scaled[t].length; e++) {
        scaled[t][e] = factor * embeddings[t][e];
      }
    }
    return scaled;
  }

  @ParameterizedTest
  @EnumSource
  void integratedGradients_leakWhatIsMissingToTheScoreOverThatOfTheBlankReview(CellKind cell) {
    SentimentModel model = SmallModels.random(cell, 4);
    ReferenceNetwork network = new ReferenceNetwork(model);
    for (Explanation explanation : explain(model, new Method.IntegratedGradients(2))) {
      double[] blank = network.scores(new double[explanation.length()][model.embeddingSize()]);
      for (int column = 0; column <= CLASSES; column++) {
        double rest =
            explanation.targetScore(column) - combined(blank, coefficients(model, column));
        for (float relevance : Explained.words(explanation, column)) {
          rest -= relevance;
        }
        // Floats of the engine's scores, which are below 2.
        assertThat((double) explanation.leakage(column)).isCloseTo(rest, within(TOLERANCE));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void integratedGradients_areComplete_whereTheStepsAreSmall(CellKind cell) {
    for (Explanation explanation :
        explain(SmallModels.random(cell, 4), new Method.IntegratedGradients(300))) {
      for (int column = 0; column <= CLASSES; column++) {
        assertThat(explanation.addsUp(column)).isTrue();
        // The midpoint rule is off by a second derivative (below 10) / (24 · 300²), 5e-6.
        assertThat(explanation.leakage(column)).isCloseTo(0, within(1e-5f));
      }
    }
  }
}
