package io.github.relevista.cli;

import io.github.relevista.engine.Engine;
import io.github.relevista.explain.Engines;
import io.github.relevista.explain.Explainers;
import io.github.relevista.explain.ParityGate;
import io.github.relevista.explain.Sequences;
import io.github.relevista.explain.Targets;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.modelio.LocalModelSource;
import io.github.relevista.modelio.ModelFolder;
import io.github.relevista.modelio.ParityFile;
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

  @Override
  public Integer call() {
    ShowSettings settings = ShowSettings.of(common.configuration("show", values));
    LocalModelSource source = new LocalModelSource(Path.of(settings.model()));
    SentimentModel model = ModelFolder.read(source);
    Engine engine = Engines.create(Engines.AUTO, model, 0);
    ParityGate.check(engine, ParityFile.read(source, model));
    MethodPlan method = MethodPlan.of(settings.method(), model);
    TokenList tokens = new TokenList();
    Tokenizer.of(method.tokenizer(), model.text().casing())
        .tokenize(String.join(" ", text), tokens);
    if (tokens.size() == 0) {
      throw new InvalidSettingException("the text has no word; give one to explain");
    }
    int[] ids = new int[Math.min(tokens.size(), method.maximumTokens())];
    for (int index = 0; index < ids.length; index++) {
      ids[index] = model.vocabulary().id(tokens, index);
    }
    TextView view = new TextView(spec.commandLine().getOut(), model.classes(), style());
    Explainers.create(engine, method.method(), targets(settings, model))
        .explain(Sequences.of(ids), (sequence, explanation) -> view.print(tokens, explanation));
    return ExitCode.DONE;
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
