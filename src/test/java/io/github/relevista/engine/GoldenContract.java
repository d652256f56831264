package io.github.relevista.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.SharedMaterial;
import io.github.relevista.engine.EpsilonRule.EpsilonSharing;
import io.github.relevista.explain.Explanation;
import io.github.relevista.explain.LrpExplainer;
import io.github.relevista.explain.Sequences;
import io.github.relevista.explain.Targets;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.modelio.LocalModelSource;
import io.github.relevista.modelio.ModelFolder;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * An engine against the authors' code on 2,210 sentences in batches of 17. Error budgets: scores
 * 1e-4; relevances, relative to the sentence's largest absolute one, 2e-5 for 99.9% of sentences
 * and 5e-4 for all (a stabiliser whose argument is next to zero may take the other sign in float),
 * 5e-6 root mean square over sentences.
 */
public abstract class GoldenContract {
  private static final double SCORE_TOLERANCE = 1e-4;
  private static final double USUAL_TOLERANCE = 2e-5;
  private static final double LARGEST_TOLERANCE = 5e-4;
  private static final double ROOT_MEAN_SQUARE_TOLERANCE = 5e-6;
  private static final int BATCH = 17;

  private static final EpsilonRule RULE = new EpsilonRule(0.001f, 0, EpsilonSharing.LIKE_BIAS);

  /** The engine that is tested. */
  protected abstract Engine engine(SentimentModel model);

  @Test
  public void explanations_equalTheAuthorsCode() throws IOException {
    Engine engine =
        engine(
            ModelFolder.read(new LocalModelSource(SharedMaterial.require("models/sst-bilstm-60"))));
    List<GoldenSentence> sentences = GoldenSentence.all();
    LrpExplainer explainer = new LrpExplainer(engine, RULE, new Targets.All());
    double[] errors = new double[sentences.size()];
    int[] correct = new int[1];
    for (int first = 0; first < sentences.size(); first += BATCH) {
      int begin = first;
      List<GoldenSentence> batch =
          sentences.subList(first, Math.min(first + BATCH, sentences.size()));
      explainer.explain(
          Sequences.of(batch.stream().map(GoldenSentence::ids).toArray(int[][]::new)),
          (index, explanation) -> {
            GoldenSentence sentence = batch.get(index);
            assertThat(scoreError(explanation, sentence)).isLessThan(SCORE_TOLERANCE);
            errors[begin + index] = relevanceError(explanation, sentence);
            correct[0] += explanation.predictedClass() == sentence.trueClass() ? 1 : 0;
          });
    }
    assertThat(sentences).hasSize(2210);
    // The accuracy that the model's record states: 47.6%.
    assertThat(Math.round(1000.0 * correct[0] / sentences.size())).isEqualTo(476);
    ErrorBudget budget =
        new ErrorBudget(USUAL_TOLERANCE, LARGEST_TOLERANCE, ROOT_MEAN_SQUARE_TOLERANCE);
    budget.require(engine.name() + " engine", errors);
  }

  private static double scoreError(Explanation explanation, GoldenSentence sentence) {
    double error = 0;
    for (int k = 0; k < sentence.scores().length; k++) {
      error = Math.max(error, Math.abs(explanation.score(k) - sentence.scores()[k]));
    }
    return error;
  }

  private static double relevanceError(Explanation explanation, GoldenSentence sentence) {
    return Math.max(
        error(explanation, sentence.trueClass(), sentence.relevancesOfTrue()),
        error(explanation, sentence.predictedClass(), sentence.relevancesOfPredicted()));
  }

  private static double error(Explanation explanation, int column, double[] expected) {
    double largest = 0;
    double error = 0;
    for (int position = 0; position < expected.length; position++) {
      largest = Math.max(largest, Math.abs(expected[position]));
      error =
          Math.max(error, Math.abs(explanation.relevance(column, position) - expected[position]));
    }
    return error / largest;
  }
}
