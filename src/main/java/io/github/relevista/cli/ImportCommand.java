package io.github.relevista.cli;

import io.github.relevista.explain.EngineKind;
import io.github.relevista.explain.ParityException;
import io.github.relevista.explain.ParityGate;
import io.github.relevista.model.ParitySequence;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.modelio.ForeignModel;
import io.github.relevista.modelio.GateOrder;
import io.github.relevista.modelio.ImportedFolder;
import io.github.relevista.report.Deed;
import io.github.relevista.report.ImportReport;
import io.github.relevista.settings.Configuration;
import io.github.relevista.settings.ImportSettings;
import io.github.relevista.settings.InvalidSettingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes the folder of a model of weights that another program wrote. */
@Command(
    name = "import",
    description = "Makes a model of weights from torch, numpy or the paper's authors.")
final class ImportCommand extends BaseCommand {
  @Option(names = "--from", paramLabel = "FORMAT", description = "torch, npz or authors")
  void from(String value) {
    put("from", value);
  }

  @Option(names = "--weights", paramLabel = "FILE", description = "the file of the weights")
  void weights(String value) {
    put("weights", value);
  }

  @Option(names = "--vocab", paramLabel = "FILE", description = "the terms, in order of their ids")
  void vocab(String value) {
    put("vocab", value);
  }

  @Option(names = "--out", paramLabel = "DIR", description = "the folder of the model")
  void out(String value) {
    put("out", value);
  }

  @Option(names = "--map", paramLabel = "FILE", description = "from our names to the file's")
  void map(String value) {
    put("map", value);
  }

  @Option(
      names = "--parity",
      paramLabel = "FILE",
      description = "sequences with the scores that the model must give")
  void parity(String value) {
    put("parity", value);
  }

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "a model's config.json: classes and text rules")
  void config(String value) {
    put("config", value);
  }

  @Option(
      names = "--classes",
      paramLabel = "NAMES",
      description = "the classes in the order of the scores: bad,good")
  void classes(String value) {
    put("classes", value);
  }

  @Option(
      names = "--class-polarity",
      paramLabel = "NUMBERS",
      description = "from -1 to 1, one a class (default: evenly)")
  void classPolarity(String value) {
    put("class_polarity", value);
  }

  @Option(
      names = "--unknown-token",
      paramLabel = "TERM",
      description = "the term of unknown words (default: <unk>)")
  void unknownToken(String value) {
    put("unknown_token", value);
  }

  @Option(
      names = "--tokenizer",
      paramLabel = "NAME",
      description = "ptb (default), whitespace, keras, basic_english, text_vectorization or split")
  void tokenizer(String value) {
    put("tokenizer", value);
  }

  @Option(
      names = "--filters",
      paramLabel = "CHARACTERS",
      description = "what keras separates words at, or text_vectorization removes")
  void filters(String value) {
    put("filters", value);
  }

  @Option(
      names = "--unknown-words",
      paramLabel = "keep|drop",
      description = "whether words beyond the vocabulary are read (default: keep)")
  void unknownWords(String value) {
    put("unknown_words", value);
  }

  @Option(
      names = "--lower-case",
      paramLabel = "true|false",
      description = "whether words are lower-cased (default: true)")
  void lowerCase(String value) {
    put("lower_case", value);
  }

  @Option(
      names = "--gate-order",
      paramLabel = "LETTERS",
      description = "how the gates are stacked (default: that of --from)")
  void gateOrder(String value) {
    put("gate_order", value);
  }

  @Option(
      names = "--gru-reset",
      paramLabel = "WHERE",
      description = "after (default) or before the recurrent product")
  void gruReset(String value) {
    put("gru_reset", value);
  }

  @Override
  int run(Configuration configuration) throws IOException {
    ImportSettings settings = ImportSettings.of(configuration);
    // Better known before the weights are read than behind them.
    ImportedFolder.check(Path.of(settings.output()));
    ForeignModel foreign = read(settings);
    SentimentModel model = foreign.model();
    List<ParitySequence> parity =
        settings.parity().map(file -> foreign.parity(Path.of(file))).orElse(List.of());
    check(foreign, model, parity);
    if (!dryRun()) {
      Path folder = Path.of(settings.output());
      ImportedFolder.write(model, folder, parity, settings.from().wireName());
    }
    print(
        ImportReport.of(
            settings.output(),
            model,
            foreign.order(),
            parity.size(),
            dryRun() ? Deed.PLANNED : Deed.DONE));
    return ExitCode.DONE;
  }

  private static ForeignModel read(ImportSettings settings) {
    try {
      return ForeignModel.read(
          settings.from(),
          Path.of(settings.weights()),
          Path.of(settings.vocabulary()),
          settings.map().map(Path::of),
          ImportedDescription.of(settings.description()),
          settings.description().gateOrder());
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException(e.getMessage());
    }
  }

  /** Refuses a model of other scores, and says with which order of gates they would fit. */
  private static void check(
      ForeignModel foreign, SentimentModel model, List<ParitySequence> parity) {
    ParityGate.fault(EngineKind.AUTO.create(model, 0), parity)
        .ifPresent(
            fault -> {
              throw new ParityException(fault + "; " + advice(foreign, parity));
            });
  }

  private static String advice(ForeignModel foreign, List<ParitySequence> parity) {
    String fitting =
        GateOrder.known(foreign.order().cell()).stream()
            .filter(order -> fits(foreign.model(order), parity))
            .map(GateOrder::describe)
            .collect(Collectors.joining(", or "));
    return fitting.isEmpty()
        ? "none of the known gate orders gives them; are they scores before softmax, from the last"
            + " hidden states of both directions?"
        : "they fit with " + fitting;
  }

  private static boolean fits(SentimentModel model, List<ParitySequence> parity) {
    return ParityGate.fault(EngineKind.AUTO.create(model, 0), parity).isEmpty();
  }
}
