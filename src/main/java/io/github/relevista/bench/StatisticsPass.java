package io.github.relevista.bench;

import io.github.relevista.aggregate.ReviewTerms;
import io.github.relevista.aggregate.Tally;
import io.github.relevista.aggregate.TallySink;
import io.github.relevista.engine.Engine;
import io.github.relevista.explain.Explainer;
import io.github.relevista.explain.Explainers;
import io.github.relevista.explain.Explanation;
import io.github.relevista.explain.Method;
import io.github.relevista.explain.Sequences;
import io.github.relevista.explain.Targets;
import io.github.relevista.model.Target;
import io.github.relevista.stats.OccurrenceStatistic;
import io.github.relevista.stats.RelevanceStatistic;
import io.github.relevista.stats.ReviewStatistic;
import java.util.ArrayList;
import java.util.List;

/**
 * One thread's pass over the explanations of a sample into a tally, all classes and the polarity.
 * The tally stays from pass to pass, as it does from batch to batch of a large partition, and is
 * emptied when it is full.
 */
final class StatisticsPass implements Runnable {
  /** An explained text. */
  record ExplainedText(ReviewTerms terms, Explanation explanation) {}

  private final Tally tally;
  private final List<ExplainedText> texts;
  private final TallySink sink = new NoSink();

  StatisticsPass(Tally tally, List<ExplainedText> texts) {
    this.tally = tally;
    this.texts = texts;
  }

  /** Explains the texts of a sample, which threads may then share. */
  static List<ExplainedText> explained(Engine engine, Method method, Sample sample) {
    Explainer explainer = Explainers.create(engine, method, new Targets.All());
    int unknownId = engine.model().vocabulary().unknownId();
    List<ExplainedText> texts = new ArrayList<>();
    for (List<BenchText> batch : sample.batches()) {
      int[][] ids = batch.stream().map(BenchText::ids).toArray(int[][]::new);
      explainer.explain(
          Sequences.of(ids),
          (sequence, explanation) ->
              texts.add(new ExplainedText(terms(ids[sequence], unknownId), explanation.copy())));
    }
    return texts;
  }

  private static ReviewTerms terms(int[] ids, int unknownId) {
    int unknown = 0;
    for (int id : ids) {
      unknown += id == unknownId ? 1 : 0;
    }
    return new ReviewTerms(List.of(), null, ids, null, unknown);
  }

  @Override
  public void run() {
    for (ExplainedText text : texts) {
      if (Tally.holds(text.explanation())) {
        tally.add(text.terms(), text.explanation());
      }
      boolean draining = tally.isFull();
      while (draining) {
        draining = tally.drainPart(sink);
      }
    }
  }

  /** Takes what a tally hands on and forgets it. */
  private static final class NoSink implements TallySink {
    @Override
    public void relevance(
        List<String> slice, Target target, String term, RelevanceStatistic statistic) {}

    @Override
    public void occurrences(
        List<String> slice,
        String term,
        String predictedClass,
        String label,
        OccurrenceStatistic statistic) {}

    @Override
    public void reviews(
        List<String> slice,
        Target target,
        String predictedClass,
        String label,
        ReviewStatistic statistic) {}
  }
}
