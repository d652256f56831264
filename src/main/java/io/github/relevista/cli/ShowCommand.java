package io.github.relevista.cli;

import io.github.relevista.engine.Engine;
import io.github.relevista.explain.ContextualDecomposition;
import io.github.relevista.explain.EngineKind;
import io.github.relevista.explain.ExplainedPhrase;
import io.github.relevista.explain.Explanation;
import io.github.relevista.explain.Method;
import io.github.relevista.explain.OpenedModel;
import io.github.relevista.explain.Phrase;
import io.github.relevista.explain.ReviewExplainer;
import io.github.relevista.explain.Sequences;
import io.github.relevista.explain.Targets;
import io.github.relevista.intake.Content;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.modelio.LocalModelSource;
import io.github.relevista.plan.MethodPlan;
import io.github.relevista.reading.Reading;
import io.github.relevista.reading.WordReader;
import io.github.relevista.reading.WordReader.Detail;
import io.github.relevista.reading.Words;
import io.github.relevista.report.ShowReport;
import io.github.relevista.report.Terminal;
import io.github.relevista.settings.Configuration;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.settings.ShowSettings;
import io.github.relevista.text.BatchLimits;
import io.github.relevista.text.TextUnit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Explains one text on the terminal. */
@Command(name = "show", description = "Explains one text: its scores, and what each word said.")
final class ShowCommand extends OneTextCommand {
  /** How sentences are put together, where they are the units. */
  private static final BatchLimits SENTENCES = new BatchLimits(24, 6000, 1);

  @Option(names = "--plain", description = "numbers instead of colours")
  private boolean plain;

  @Option(
      names = "--phrase",
      paramLabel = "TEXT",
      description =
          "what these words of the text say together; several times for several phrases (method"
              + " contextual_decomposition)")
  private List<String> phrases = List.of();

  @Option(names = "--model", paramLabel = "DIR", description = "the folder of the model")
  void model(String value) {
    put("model", value);
  }

  @Option(
      names = "--target",
      paramLabel = "NAME",
      description = "the class to explain (default: the predicted one)")
  void target(String value) {
    put("target", value);
  }

  @Option(
      names = "--method",
      paramLabel = "NAME",
      description = "how to explain (default: lrp); conf/show.yaml names the methods")
  void method(String value) {
    put("method", value);
  }

  @Override
  Terminal.Style style() {
    return plain || !hasColours() ? Terminal.Style.PLAIN : Terminal.Style.COLOURED;
  }

  /** The launcher says whether a terminal is there; NO_COLOR is what https://no-color.org asks. */
  private static boolean hasColours() {
    return Boolean.getBoolean("relevista.terminal")
        && System.getenv().getOrDefault("NO_COLOR", "").isEmpty()
        && !"dumb".equals(System.getenv("TERM"));
  }

  @Override
  int run(Configuration configuration) throws IOException {
    ShowSettings settings = ShowSettings.of(configuration);
    String text = text();
    Engine engine =
        OpenedModel.open(
                new LocalModelSource(Path.of(settings.model())), EngineKind.AUTO, this::log)
            .engine();
    SentimentModel model = engine.model();
    MethodPlan method = MethodPlan.of(settings.method(), model);
    method.requireOf(EngineKind.AUTO, model);
    Targets targets = targets(settings, model);
    WordReader reader =
        WordReader.of(
            model, method.tokenizer(), method.maximumTokens(), Detail.FORMS, Detail.OFFSETS);
    Words words =
        words(reader, text)
            .orElseThrow(
                () -> new InvalidSettingException("the text has no word; give one to explain"));
    int[] ids = words.ids();
    List<Phrase> found = found(method.method(), settings.unit(), reader, List.of(words.forms()));
    if (dryRun()) {
      printLines(
          List.of(
              "would explain %d words by %s with the engine %s"
                  .formatted(ids.length, method.method().name(), engine.name())));
      return ExitCode.DONE;
    }
    Explanation explanation =
        explanation(engine, method.method(), targets, settings.unit(), ids, text);
    if (!explanation.isFinite()) {
      log("failed: the model's scores of this text, or its relevances, are not finite");
      return ExitCode.FAILED;
    }
    print(
        new ShowReport(model.classes(), words, explanation)
            .of(
                method.method().name(),
                relevances(model, ids, found, explanation.target(0).index())));
    return ExitCode.DONE;
  }

  private static Explanation explanation(
      Engine engine, Method method, Targets targets, TextUnit unit, int[] ids, String key) {
    List<Explanation> explanations = new ArrayList<>();
    ReviewExplainer.of(engine, method, targets, unit, SENTENCES)
        .explain(
            new Sequences(new int[][] {ids}, new int[1][0], new String[] {key}),
            (review, whole, units) -> explanations.add(whole.copy()));
    return explanations.get(0);
  }

  /** Where in the text the phrases are that were asked for. */
  private List<Phrase> found(Method method, TextUnit unit, WordReader reader, List<String> words) {
    if (!phrases.isEmpty() && !(method instanceof Method.ContextualDecomposition)) {
      throw new InvalidSettingException(
          "--phrase needs method contextual_decomposition, was " + method.name());
    }
    if (!phrases.isEmpty() && unit == TextUnit.SENTENCE) {
      throw new InvalidSettingException("--phrase needs unit review, was sentence");
    }
    List<Phrase> found = new ArrayList<>();
    for (String phrase : phrases) {
      List<String> forms = words(reader, phrase).map(cut -> List.of(cut.forms())).orElse(List.of());
      List<Phrase> places = Phrase.places(forms, words);
      if (places.isEmpty()) {
        throw new InvalidSettingException(
            "phrase must be consecutive words of the text, was '%s'".formatted(phrase));
      }
      found.addAll(places);
    }
    return found;
  }

  /** The words of a text, where it has any. */
  private static Optional<Words> words(WordReader reader, String text) {
    return reader.read(new Content.Text(text)) instanceof Reading.Read<Words> read
        ? Optional.of(read.value())
        : Optional.empty();
  }

  private static List<ExplainedPhrase> relevances(
      SentimentModel model, int[] ids, List<Phrase> phrases, int target) {
    if (phrases.isEmpty()) {
      return List.of();
    }
    float[][] contributions = new ContextualDecomposition(model).contributions(ids, phrases);
    return IntStream.range(0, phrases.size())
        .mapToObj(index -> new ExplainedPhrase(phrases.get(index), contributions[index][target]))
        .toList();
  }

  private static Targets targets(ShowSettings settings, SentimentModel model) {
    if (settings.target().isEmpty()) {
      return new Targets.Predicted();
    }
    String name = settings.target().get();
    int index = model.classes().indexOf(name);
    if (index < 0) {
      throw new InvalidSettingException(
          "target must be one of %s, was %s".formatted(model.classes().describe(), name));
    }
    return new Targets.Named(List.of(index));
  }
}
