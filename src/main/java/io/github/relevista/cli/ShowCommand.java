package io.github.relevista.cli;

import io.github.relevista.engine.Engine;
import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.EpsilonRule.EpsilonSharing;
import io.github.relevista.explain.Engines;
import io.github.relevista.explain.Explainer;
import io.github.relevista.explain.ParityGate;
import io.github.relevista.explain.Targets;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.modelio.LocalModelSource;
import io.github.relevista.modelio.ModelFolder;
import io.github.relevista.modelio.ParityFile;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.text.TokenList;
import io.github.relevista.text.Tokenizer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
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
  @Option(
      names = "--model",
      paramLabel = "DIR",
      defaultValue = "sample-data/model",
      description = "the folder of the model (default: ${DEFAULT-VALUE})")
  private Path folder;

  @Option(
      names = "--target",
      paramLabel = "NAME",
      description = "the class to explain (default: the predicted one)")
  private String target;

  @Option(
      names = "--epsilon",
      defaultValue = "0.001",
      description = "the stabiliser (default: ${DEFAULT-VALUE})")
  private float epsilon;

  @Option(
      names = "--bias-factor",
      defaultValue = "0",
      description = "what part of a bias is shared (default: ${DEFAULT-VALUE})")
  private float biasFactor;

  @Option(names = "--plain", description = "numbers instead of colours")
  private boolean plain;

  @Option(names = "--help", usageHelp = true, description = "shows this help")
  private boolean help;

  @Option(names = "--version", versionHelp = true, description = "shows the version")
  private boolean version;

  @Parameters(paramLabel = "TEXT", arity = "1..*", description = "the text")
  private List<String> text;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    LocalModelSource source = new LocalModelSource(folder);
    SentimentModel model = ModelFolder.read(source);
    Engine engine = Engines.create(Engines.AUTO, model, 0);
    ParityGate.check(engine, ParityFile.read(source, model));
    TokenList tokens = new TokenList();
    Tokenizer.of(model.text().tokenizer(), model.text().casing())
        .tokenize(String.join(" ", text), tokens);
    if (tokens.size() == 0) {
      throw new InvalidSettingException("the text has no word; give one to explain");
    }
    int[] ids = new int[Math.min(tokens.size(), model.text().maximumLength())];
    for (int index = 0; index < ids.length; index++) {
      ids[index] = model.vocabulary().id(tokens, index);
    }
    TextView view =
        new TextView(
            spec.commandLine().getOut(),
            model.classes(),
            plain || System.console() == null ? TextView.Style.PLAIN : TextView.Style.COLOURED);
    new Explainer(engine, rule(), targets(model))
        .explain(
            new int[][] {ids},
            new int[][] {{}},
            (sequence, explanation) -> view.print(tokens, explanation));
    return ExitCode.DONE;
  }

  private EpsilonRule rule() {
    try {
      return new EpsilonRule(epsilon, biasFactor, EpsilonSharing.LIKE_BIAS);
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException(e.getMessage());
    }
  }

  private Targets targets(SentimentModel model) {
    if (target == null) {
      return new Targets.Predicted();
    }
    int index = model.classes().indexOf(target);
    if (index < 0) {
      throw new InvalidSettingException(
          "--target must be one of %s, was %s"
              .formatted(String.join(", ", model.classes().names()), target));
    }
    return new Targets.Named(List.of(index));
  }
}
