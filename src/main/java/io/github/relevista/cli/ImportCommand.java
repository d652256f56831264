package io.github.relevista.cli;

import io.github.relevista.explain.ParitySearch;
import io.github.relevista.model.ParitySequence;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.modelio.ForeignChoice;
import io.github.relevista.modelio.ForeignFiles;
import io.github.relevista.modelio.ForeignInspector;
import io.github.relevista.modelio.ForeignModel;
import io.github.relevista.modelio.ForeignModelReader;
import io.github.relevista.modelio.ImportedFolder;
import io.github.relevista.plan.ImportedDescription;
import io.github.relevista.report.Deed;
import io.github.relevista.report.ImportReport;
import io.github.relevista.report.InspectReport;
import io.github.relevista.settings.Configuration;
import io.github.relevista.settings.ImportSettings;
import io.github.relevista.settings.InspectSettings;
import io.github.relevista.settings.InvalidSettingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes the folder of a model of weights that another program wrote. */
@Command(
    name = "import",
    description = "Makes a model of weights from torch, Keras, numpy or the paper's authors.")
final class ImportCommand extends DescribedCommand {
  @Option(names = "--from", paramLabel = "FORMAT", description = "torch, npz, authors or keras")
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
      names = "--architecture",
      paramLabel = "FILE",
      description = "Keras: the JSON of the layers, for a file of weights alone")
  void architecture(String value) {
    put("architecture", value);
  }

  @Option(
      names = "--inspect",
      paramLabel = "FILE",
      description = "shows what a file holds and what fits it, and makes nothing")
  private String inspected;

  @Override
  int run(Configuration configuration) throws IOException {
    if (inspected != null) {
      print(
          InspectReport.of(
              inspected,
              ForeignInspector.of(
                  Path.of(inspected),
                  InspectSettings.of(configuration).architecture().map(Path::of))));
      return ExitCode.DONE;
    }
    ImportSettings settings = ImportSettings.of(configuration);
    // Better known before the weights are read than behind them.
    ImportedFolder.check(Path.of(settings.output()));
    ForeignModel foreign = read(settings);
    List<ParitySequence> parity =
        settings.parity().map(file -> foreign.parity(Path.of(file))).orElse(List.of());
    ForeignChoice choice = ParitySearch.fitting(foreign, parity);
    SentimentModel model = foreign.model(choice);
    List<String> assumed = parity.isEmpty() ? foreign.assumptions() : List.of();
    if (!dryRun()) {
      Path folder = Path.of(settings.output());
      ImportedFolder.write(model, folder, parity, settings.from().wireName(), assumed);
    }
    print(
        ImportReport.of(
            settings.output(),
            model,
            new ImportReport.Found(
                choice, choice.differenceFrom(foreign.chosen()), assumed, parity.size()),
            dryRun() ? Deed.PLANNED : Deed.DONE));
    return ExitCode.DONE;
  }

  private static ForeignModel read(ImportSettings settings) {
    try {
      return ForeignModelReader.read(
          new ForeignFiles(
              settings.from(),
              Path.of(settings.weights()),
              settings.vocabulary().map(Path::of),
              settings.architecture().map(Path::of),
              settings.map().map(Path::of)),
          ImportedDescription.of(settings.description()),
          settings.description().gateOrder());
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException(e.getMessage());
    }
  }
}
