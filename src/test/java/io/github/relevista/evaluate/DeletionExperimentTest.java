package io.github.relevista.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.github.relevista.engine.Engine;
import io.github.relevista.engine.History;
import io.github.relevista.engine.SequenceBatch;
import io.github.relevista.evaluate.ExperimentPlan.RankingTime;
import io.github.relevista.explain.Explainers;
import io.github.relevista.explain.Explanation;
import io.github.relevista.explain.Method;
import io.github.relevista.explain.Method.Occlusion.Removal;
import io.github.relevista.explain.Sequences;
import io.github.relevista.explain.Targets;
import io.github.relevista.model.SentimentModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The batched experiment against a loop that takes one text, method and deletion at a time. */
class DeletionExperimentTest {
  private static final long SEED = 21;

  private final SentimentModel model = Plans.model();
  private final BlankWord blank = BlankWord.beside(model);
  private final Engine engine = Plans.engine(model);

  @ParameterizedTest
  @CsvSource({"BLANK, ONCE", "REMOVE, ONCE", "BLANK, ANEW", "REMOVE, ANEW"})
  void curves_equalThoseOfAPlainLoop(Removal removal, RankingTime ranking) {
    List<EvaluatedText> texts = Plans.texts(60, SEED);
    ExperimentPlan plan = Plans.plan(removal, ranking, Plans.LRP, Plans.SENSITIVITY, Plans.RANDOM);
    Evaluation evaluation = new Evaluation(engine, plan);
    evaluation.add(texts.subList(0, 25));
    evaluation.add(texts.subList(25, 60));
    DeletionTally tally =
        (DeletionTally) evaluation.state().experiment(Experiment.DELETION).orElseThrow().state();
    Map<String, Integer> right = new TreeMap<>();
    Map<String, Integer> all = new TreeMap<>();
    for (EvaluatedText text : texts) {
      if (text.length() >= Plans.MINIMUM_WORDS) {
        loop(text, plan, right, all);
      }
    }
    int compared = 0;
    for (int method = 0; method < 3; method++) {
      MethodRuns runs = plan.methods().get(method);
      for (DeletionCurve curve : DeletionCurve.values()) {
        for (int deleted = 1; deleted <= Plans.DELETIONS; deleted++) {
          String key = runs.name() + " " + curve + " " + deleted;
          if (all.containsKey(key)) {
            assertThat(
                    tally
                        .accuracy(method, curve, deleted, runs.runs().size())
                        .estimate(0.9)
                        .value())
                .as("%s, seed %d", key, SEED)
                .isCloseTo((double) right.getOrDefault(key, 0) / all.get(key), offset(1e-12));
            compared++;
          }
        }
      }
    }
    // Five curves of two methods, two of the random one.
    assertThat(compared).isEqualTo(12 * Plans.DELETIONS);
  }

  private void loop(
      EvaluatedText text,
      ExperimentPlan plan,
      Map<String, Integer> right,
      Map<String, Integer> all) {
    int predicted = predict(text.ids());
    boolean isCorrect = isRight(text, predicted, predicted);
    for (MethodRuns method : plan.methods()) {
      for (DeletionCurve curve : DeletionCurve.of(method, isCorrect)) {
        for (Method run : method.runs()) {
          List<Integer> gone = new ArrayList<>();
          for (int deleted = 1; deleted <= Plans.DELETIONS; deleted++) {
            int[] basis =
                plan.deletion().ranking() == RankingTime.ANEW
                    ? left(text.ids(), gone, plan.deletion().removal())
                    : text.ids();
            gone.add(next(text, basis, gone, run, curve, trueClass(text)));
            String key = method.name() + " " + curve + " " + deleted;
            all.merge(key, 1, Integer::sum);
            int[] ids = left(text.ids(), gone, plan.deletion().removal());
            if (isRight(text, predict(ids), predicted)) {
              right.merge(key, 1, Integer::sum);
            }
          }
        }
      }
    }
  }

  private static boolean isRight(EvaluatedText text, int predicted, int predictedAtFirst) {
    return text.classes().length == 0
        ? predicted == predictedAtFirst
        : IntStream.of(text.classes()).anyMatch(k -> k == predicted);
  }

  private float[] scores(int[] ids) {
    var scores = engine.newWorkspace().forward(SequenceBatch.ofIds(ids), History.none());
    return new float[] {scores.at(0, 0), scores.at(0, 1), scores.at(0, 2)};
  }

  private int predict(int[] ids) {
    float[] scores = scores(ids);
    return scores[0] >= scores[1] && scores[0] >= scores[2] ? 0 : scores[1] >= scores[2] ? 1 : 2;
  }

  private int trueClass(EvaluatedText text) {
    if (text.classes().length == 0) {
      return predict(text.ids());
    }
    float[] scores = scores(text.ids());
    int first = text.classes()[0];
    int last = text.classes()[text.classes().length - 1];
    return scores[last] > scores[first] ? last : first;
  }

  /** The position in the whole text of the word that goes next. */
  private int next(
      EvaluatedText text,
      int[] basis,
      List<Integer> gone,
      Method run,
      DeletionCurve curve,
      int trueClass) {
    int target = curve.isByPredicted() ? predict(text.ids()) : trueClass;
    Explanation[] explained = new Explanation[1];
    Explainers.create(engine, run, new Targets.All())
        .explain(
            new Sequences(new int[][] {basis}, new int[1][0], new String[] {text.key()}),
            (index, explanation) -> explained[0] = explanation.copy());
    List<Integer> remaining = new ArrayList<>();
    for (int position = 0; position < text.length(); position++) {
      if (!gone.contains(position)) {
        remaining.add(position);
      }
    }
    boolean isShorter = basis.length < text.length();
    Comparator<Integer> byRelevance =
        Comparator.comparingDouble(
            position ->
                explained[0].relevance(target, isShorter ? remaining.indexOf(position) : position));
    // Sorting is stable: of equal ones the first comes first.
    return remaining.stream()
        .sorted(curve.isIncreasing() ? byRelevance : byRelevance.reversed())
        .findFirst()
        .orElseThrow();
  }

  private int[] left(int[] ids, List<Integer> gone, Removal removal) {
    List<Integer> left = new ArrayList<>();
    for (int position = 0; position < ids.length; position++) {
      if (!gone.contains(position)) {
        left.add(ids[position]);
      } else if (removal == Removal.BLANK) {
        left.add(blank.id());
      }
    }
    return left.stream().mapToInt(Integer::intValue).toArray();
  }
}
