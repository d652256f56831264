package io.github.relevista.cli;

import io.github.relevista.engine.Engine;
import io.github.relevista.explain.ContextualDecomposition;
import io.github.relevista.explain.EngineKind;
import io.github.relevista.explain.Explainers;
import io.github.relevista.explain.Method;
import io.github.relevista.explain.OpenedModel;
import io.github.relevista.explain.Phrase;
import io.github.relevista.explain.Sequences;
import io.github.relevista.explain.Targets;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.modelio.LocalModelSource;
import io.github.relevista.plan.MethodPlan;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.settings.ShowSettings;
import io.github.relevista.text.TokenList;
import io.github.relevista.text.Tokenizer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains one text on the terminal. */
@Command(
    name = "show",
    versionProvider = Main.ProgramVersion.class,
    description = "Explains one text: its scores, and what each word said.")
final class ShowCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  private final Map<String, Object> values = new LinkedHashMap<>();

  @Option(names = "--plain", description = "numbers instead of colours")
  private boolean plain;

  @Option(
      names = "--phrase",
      paramLabel = "TEXT",
      description =
          "what these words of the text say together; several times for several phrases (method"
              + " contextual_decomposition)")
  private List<String> phrases = List.of();

  @Parameters(paramLabel = "TEXT", arity = "1..*", description = "the text")
  private List<String> text;

  @Spec private CommandSpec spec;

  @Option(names = "--model", paramLabel = "DIR", description = "the folder of the model")
  void model(String value) {
    values.put("model", value);
  }

  @Option(
      names = "--target",
      paramLabel = "NAME",
      description = "the class to explain (default: the predicted one)")
  void target(String value) {
    values.put("target", value);
  }

  @Option(
      names = "--method",
      paramLabel = "NAME",
      description = "how to explain (default: lrp); conf/show.yaml names the methods")
  void method(String value) {
    values.put("method", value);
  }

  @Override
  public Integer call() {
    ShowSettings settings = ShowSettings.of(common.configuration("show", values));
    Engine engine =
        OpenedModel.open(new LocalModelSource(Path.of(settings.model())), EngineKind.AUTO).engine();
    SentimentModel model = engine.model();
    MethodPlan method = MethodPlan.of(settings.method(), model);
    method.requireOf(EngineKind.AUTO, model);
    Tokenizer tokenizer =
        Tokenizer.of(method.tokenizer(), model.text().casing(), model.vocabulary());
    TokenList tokens = new TokenList();
    tokenizer.tokenize(String.join(" ", text), tokens);
    if (tokens.size() == 0) {
      throw new InvalidSettingException("the text has no word; give one to explain");
    }
    int[] ids = new int[Math.min(tokens.size(), method.maximumTokens())];
    for (int index = 0; index < ids.length; index++) {
      ids[index] = model.vocabulary().id(tokens, index);
    }
    List<Phrase> found = found(method, new PhraseFinder(tokenizer, tokens, ids.length));
    TextView view = new TextView(spec.commandLine().getOut(), model.classes(), style());
    String[] keys = {String.join(" ", text)};
    Explainers.create(engine, method.method(), targets(settings, model))
        .explain(
            new Sequences(new int[][] {ids}, new int[1][0], keys),
            (sequence, explanation) ->
                view.print(
                    method.method().name(),
                    tokens,
                    explanation,
                    relevances(model, ids, found, explanation.target(0).index())));
    return ExitCode.DONE;
  }

  /** Where in the text the phrases are that were asked for. */
  private List<Phrase> found(MethodPlan method, PhraseFinder finder) {
    if (!phrases.isEmpty() && !(method.method() instanceof Method.ContextualDecomposition)) {
      throw new InvalidSettingException(
          "--phrase needs method contextual_decomposition, was " + method.method().name());
    }
    return phrases.stream().flatMap(phrase -> finder.find(phrase).stream()).toList();
  }

  private static List<PhraseRelevance> relevances(
      SentimentModel model, int[] ids, List<Phrase> phrases, int target) {
    if (phrases.isEmpty()) {
      return List.of();
    }
    float[][] contributions = new ContextualDecomposition(model).contributions(ids, phrases);
    return IntStream.range(0, phrases.size())
        .mapToObj(index -> new PhraseRelevance(phrases.get(index), contributions[index][target]))
        .toList();
  }

  private TextView.Style style() {
    if (common.json()) {
      return TextView.Style.JSON;
    }
    return plain || System.console() == null ? TextView.Style.PLAIN : TextView.Style.COLOURED;
  }

  private static Targets targets(ShowSettings settings, SentimentModel model) {
    if (settings.target().isEmpty()) {
      return new Targets.Predicted();
    }
    String name = settings.target().get();
    int index = model.classes().indexOf(name);
    if (index < 0) {
      throw new InvalidSettingException(
          "target must be one of %s, was %s"
              .formatted(String.join(", ", model.classes().names()), name));
    }
    return new Targets.Named(List.of(index));
  }
}
