package io.github.relevista.evaluate;

import io.github.relevista.engine.Engine;
import io.github.relevista.explain.Explainer;
import io.github.relevista.explain.Explainers;
import io.github.relevista.explain.Explanation;
import io.github.relevista.explain.Sequences;
import io.github.relevista.explain.Targets;
import java.util.ArrayList;
import java.util.List;

/**
 * The explainers of all methods, of every class.
 *
 * @param explainers [methods][runs]
 */
record MethodExplainers(List<List<Explainer>> explainers) {
  static MethodExplainers of(Engine engine, List<MethodRuns> methods) {
    return new MethodExplainers(
        methods.stream()
            .map(
                method ->
                    method.runs().stream()
                        .map(run -> Explainers.create(engine, run, new Targets.All()))
                        .toList())
            .toList());
  }

  /**
   * Explains a batch by every method.
   *
   * @param ids [sequences][steps]
   * @param keys [sequences]: by which a method that draws lots draws them
   * @return [sequences][methods][runs]: a column for each class, in their order, then the polarity
   */
  List<List<List<Explanation>>> explain(int[][] ids, String[] keys) {
    List<List<List<Explanation>>> explanations = new ArrayList<>();
    for (int sequence = 0; sequence < ids.length; sequence++) {
      List<List<Explanation>> methods = new ArrayList<>();
      explainers.forEach(method -> methods.add(new ArrayList<>()));
      explanations.add(methods);
    }
    Sequences sequences = new Sequences(ids, new int[ids.length][0], keys);
    for (int method = 0; method < explainers.size(); method++) {
      int place = method;
      for (Explainer run : explainers.get(method)) {
        run.explain(
            sequences,
            (sequence, explanation) ->
                explanations.get(sequence).get(place).add(explanation.copy()));
      }
    }
    return explanations;
  }
}
