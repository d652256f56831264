package io.github.relevista.aggregate;

import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.EpsilonRule.EpsilonSharing;
import io.github.relevista.explain.EngineKind;
import io.github.relevista.explain.Explanation;
import io.github.relevista.explain.LrpExplainer;
import io.github.relevista.explain.Sequences;
import io.github.relevista.explain.Targets;
import io.github.relevista.model.SentimentModel;
import java.util.ArrayList;
import java.util.List;

/** Explanations of single reviews, for tests of what adds them up. */
final class Explained {
  private Explained() {}

  /** A review that is one unit, explained for every target. */
  static Explanation by(SentimentModel model, int... ids) {
    List<Explanation> kept = new ArrayList<>();
    new LrpExplainer(
            EngineKind.AUTO.create(model, 0),
            new EpsilonRule(0.001f, 0, EpsilonSharing.LIKE_BIAS),
            new Targets.All())
        .explain(Sequences.of(ids), (index, explanation) -> kept.add(explanation.copy()));
    return kept.get(0);
  }
}
