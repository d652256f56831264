package io.github.relevista.bench;

import io.github.relevista.engine.Engine;
import io.github.relevista.explain.Method;
import io.github.relevista.explain.OpenedModel;
import io.github.relevista.intake.Review;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.modelio.LocalModelSource;
import io.github.relevista.plan.InputPlan;
import io.github.relevista.plan.MethodPlan;
import io.github.relevista.reading.Reading;
import io.github.relevista.reading.WordReader;
import io.github.relevista.reading.Words;
import io.github.relevista.settings.BenchSettings;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.settings.MethodSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Measures what one machine makes of a model and the texts of some files. */
public final class Bench {
  /**
   * Tokens by which a work is timed before its sample is chosen; the least that a sample has, lest
   * a processor learn its branches by heart.
   */
  private static final int PILOT_TOKENS = 5_000;

  /** The same for a method of explanation, where a thousand passes may go over every token. */
  private static final int METHOD_PILOT_TOKENS = 1_000;

  private final BenchSettings settings;
  private final Works works;
  private final List<Method> methods;
  private final Sample all;

  private Bench(BenchSettings settings, Works works, List<Method> methods, Sample all) {
    this.settings = settings;
    this.works = works;
    this.methods = methods;
    this.all = all;
  }

  /**
   * Reads model and texts, and plans the batches.
   *
   * @param told takes what was guessed of the files and of the model, a line each
   * @throws InvalidSettingException if the texts cannot be read, the engine not run, or a method
   *     not explain the model with it
   */
  public static Bench open(BenchSettings settings, Consumer<String> told) {
    InvalidSettingException.refuse(settings.engine().obstacle());
    Engine engine =
        OpenedModel.open(
                new LocalModelSource(Path.of(settings.model())),
                settings.engine(),
                settings.projectionTableLimit(),
                told)
            .engine();
    SentimentModel model = engine.model();
    MethodPlan method = MethodPlan.of(settings.method(), model);
    Works works =
        new Works(
            engine,
            method,
            MethodPlan.propagation(settings.method().options()),
            settings.threads(),
            settings.tableEntries());
    Sample all =
        Sample.of(
            texts(settings, model, method, told),
            settings.batchSequences(),
            settings.batchTokens());
    return new Bench(settings, works, methods(settings, model), all);
  }

  private static List<Method> methods(BenchSettings settings, SentimentModel model) {
    List<Method> methods = new ArrayList<>();
    for (MethodSettings.Method chosen : settings.methods()) {
      MethodPlan plan = MethodPlan.of(settings.method().withMethod(chosen), model);
      plan.requireOf(settings.engine(), model);
      methods.add(plan.method());
    }
    return methods;
  }

  private static List<BenchText> texts(
      BenchSettings settings, SentimentModel model, MethodPlan method, Consumer<String> told) {
    WordReader reader = WordReader.of(model, method.tokenizer(), method.maximumTokens());
    List<BenchText> texts = new ArrayList<>();
    for (Review review : InputPlan.read(settings.files(), told).reviews()) {
      if (reader.read(review.content()) instanceof Reading.Read<Words> read) {
        texts.add(new BenchText(review.content(), read.value().ids()));
      }
    }
    if (texts.isEmpty()) {
      throw new InvalidSettingException(
          "no text of %s has a word".formatted(String.join(", ", settings.files().paths())));
    }
    return texts;
  }

  /** The kinds of work that can be measured. */
  Works works() {
    return works;
  }

  /** All texts, in batches. */
  Sample all() {
    return all;
  }

  /** What was read and would be measured, in lines for people. */
  public List<String> description() {
    return List.of(
        line("model      %s", settings.model()),
        line("engine     %s, threads: %d", works.engine().name(), works.threads()),
        line("texts      %,d with %,d tokens", all.texts().size(), all.tokens()),
        line("batches    %,d", all.batches().size()),
        line(
            "methods    %s",
            methods.isEmpty()
                ? "none beside lrp"
                : methods.stream().map(Method::name).collect(Collectors.joining(", "))),
        line("seconds    %s for each kind of work", settings.seconds()));
  }

  /** Warms up and measures. */
  public BenchResult run() {
    Optional<GemmRate> gemm = GemmRate.best();
    try (Crew crew = new Crew(works.threads())) {
      Rounds rounds = new Rounds(crew, gemm, settings.seconds());
      Sample sample = sharedSample(rounds);
      List<Work> measured =
          new ArrayList<>(
              List.of(
                  works.forward(sample),
                  works.oneClass(sample),
                  works.allClasses(sample),
                  works.tokenize(sample),
                  works.statistics(sample)));
      for (Method method : methods) {
        Function<Sample, Work> explanations = some -> works.explanations(method, some);
        measured.add(explanations.apply(sample(rounds, explanations, METHOD_PILOT_TOKENS)));
      }
      Rounds.Medians medians = rounds.measure(measured);
      return new BenchResult(
          Machine.current(),
          works.engine().name(),
          gemm.map(GemmRate::source).orElse(""),
          medians.gemmRate(),
          sample.texts().size(),
          sample.tokens(),
          medians.rates());
    }
  }

  /** What every kind of work goes through, but for methods of explanation. */
  Sample sharedSample(Rounds rounds) {
    return sample(rounds, works::allClasses, PILOT_TOKENS);
  }

  /**
   * As much of the texts as a work gets through in a round.
   *
   * @param least tokens of the sample at least, by which the work is timed first
   */
  private Sample sample(Rounds rounds, Function<Sample, Work> work, int least) {
    Sample pilot = all.ofTokens(least);
    double passSeconds = rounds.warmUp(work.apply(pilot));
    double tokens = pilot.tokens() / passSeconds * settings.seconds() / Rounds.COUNT;
    return all.ofTokens(Math.max(least, tokens));
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
