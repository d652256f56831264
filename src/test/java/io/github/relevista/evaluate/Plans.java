package io.github.relevista.evaluate;

import io.github.relevista.engine.Engine;
import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.EpsilonRule.EpsilonSharing;
import io.github.relevista.engine.ProductRule;
import io.github.relevista.engine.scalar.ScalarEngine;
import io.github.relevista.evaluate.ExperimentPlan.DeletionPlan;
import io.github.relevista.evaluate.ExperimentPlan.PointingPlan;
import io.github.relevista.evaluate.ExperimentPlan.RankingTime;
import io.github.relevista.explain.Method;
import io.github.relevista.explain.Method.Occlusion.Removal;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SmallModels;
import io.github.relevista.model.SmallModels.OutputBias;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Evaluations of small models over small texts of random words. */
final class Plans {
  static final MethodRuns LRP =
      new MethodRuns(
          "lrp",
          List.of(
              new Method.Lrp(
                  new EpsilonRule(0.001f, 0, EpsilonSharing.LIKE_BIAS), ProductRule.ALL)));
  static final MethodRuns SENSITIVITY =
      new MethodRuns("sensitivity", List.of(new Method.Sensitivity()));
  static final MethodRuns GRADIENT =
      new MethodRuns("gradient_x_input", List.of(new Method.GradientTimesInput()));
  static final MethodRuns RANDOM =
      new MethodRuns("random", List.of(new Method.Random(1), new Method.Random(2)));

  static final int DELETIONS = 3;
  static final int MINIMUM_WORDS = 6;

  private Plans() {}

  /** Two directions, three classes, twelve words; the scores differ by words as a model's do. */
  static SentimentModel model() {
    return SmallModels.random(CellKind.LSTM, 2, 5, 6, 3, 12, OutputBias.PRESENT, 8);
  }

  /** An engine of a model with the blank word. */
  static Engine engine(SentimentModel model) {
    return ScalarEngine.of(BlankWord.beside(model).model(), 1 << 20);
  }

  static ExperimentPlan plan(Removal removal, RankingTime ranking, MethodRuns... methods) {
    return new ExperimentPlan(
        List.of(methods),
        Set.of(Experiment.values()),
        new DeletionPlan(DELETIONS, MINIMUM_WORDS, removal, ranking),
        new PointingPlan(6, 3),
        40,
        5,
        7,
        90,
        1_000);
  }

  static ExperimentPlan plan(Set<Experiment> experiments) {
    ExperimentPlan all = plan();
    return new ExperimentPlan(
        all.methods(),
        experiments,
        all.deletion(),
        all.pointing(),
        all.replicates(),
        all.seed(),
        all.batchSequences(),
        all.batchTokens(),
        all.tableEntries());
  }

  static ExperimentPlan plan() {
    return plan(Removal.BLANK, RankingTime.ONCE, LRP, GRADIENT, SENSITIVITY, RANDOM);
  }

  /** Texts of 1 to 30 words; every third has two labels, every fifth none. */
  static List<EvaluatedText> texts(int count, long seed) {
    Random random = new Random(seed);
    List<EvaluatedText> texts = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      int[] ids = random.ints(1 + random.nextInt(30), 0, 12).toArray();
      int label = random.nextInt(3);
      int[] classes = index % 3 == 0 ? new int[] {label, (label + 1) % 3} : new int[] {label};
      texts.add(new EvaluatedText("review " + index, ids, index % 5 == 0 ? new int[0] : classes));
    }
    return texts;
  }
}
