package io.github.relevista.bench;

import io.github.relevista.aggregate.Tally;
import io.github.relevista.bench.EnginePass.Explained;
import io.github.relevista.bench.StatisticsPass.ExplainedText;
import io.github.relevista.engine.Engine;
import io.github.relevista.explain.Method;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.plan.MethodPlan;
import io.github.relevista.reading.WordReader;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The kinds of work over a sample, each thread with buffers of its own.
 *
 * @param engine what computes
 * @param reading how texts are read
 * @param method how relevance flows back
 * @param threads number of threads
 * @param tableEntries statistics that a thread keeps before it hands them on
 */
record Works(Engine engine, MethodPlan reading, Method.Lrp method, int threads, int tableEntries) {
  static final String FORWARD = "forward";
  static final String ONE_CLASS = "one class";
  static final String ALL_CLASSES = "all classes";
  static final String TOKENIZE = "tokenize";
  static final String STATISTICS = "statistics";

  /** Scores alone. */
  Work forward(Sample sample) {
    return engineWork(FORWARD, Explained.NOTHING, 0, sample);
  }

  /** Scores, and the relevance of every word for the predicted class. */
  Work oneClass(Sample sample) {
    return engineWork(ONE_CLASS, Explained.PREDICTED_CLASS, 1, sample);
  }

  /** Scores, and the relevance of every word for every class. */
  Work allClasses(Sample sample) {
    return engineWork(ALL_CLASSES, Explained.ALL_CLASSES, engine.model().classes().size(), sample);
  }

  /** Ids of what was read. */
  Work tokenize(Sample sample) {
    return new Work(
        TOKENIZE,
        0,
        sample,
        onEveryThread(
            () ->
                new TokenizePass(
                    WordReader.of(engine.model(), reading.tokenizer(), reading.maximumTokens()),
                    sample)));
  }

  /** Statistics of what was explained. */
  Work statistics(Sample sample) {
    SentimentModel model = engine.model();
    List<ExplainedText> texts = StatisticsPass.explained(engine, method, sample);
    return new Work(
        STATISTICS,
        0,
        sample,
        onEveryThread(
            () ->
                new StatisticsPass(
                    new Tally(model.vocabulary(), model.classes(), tableEntries), texts)));
  }

  /** Explanations by a method. */
  Work explanations(Method other, Sample sample) {
    return new Work(
        other.name(), 0, sample, onEveryThread(() -> new MethodPass(engine, other, sample)));
  }

  private Work engineWork(String name, Explained explained, int columns, Sample sample) {
    return new Work(
        name,
        Arithmetic.of(engine.model(), method.products()).explaining(columns),
        sample,
        onEveryThread(() -> new EnginePass(engine, method, explained, sample)));
  }

  private List<Runnable> onEveryThread(Supplier<Runnable> pass) {
    return Stream.generate(pass).limit(threads).toList();
  }
}
