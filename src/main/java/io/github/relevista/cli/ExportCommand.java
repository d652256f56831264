package io.github.relevista.cli;

import io.github.relevista.model.SentimentModel;
import io.github.relevista.modelio.LocalModelSource;
import io.github.relevista.modelio.ModelFolder;
import io.github.relevista.modelio.WeightsFile;
import io.github.relevista.modelio.WeightsFormat;
import io.github.relevista.report.Deed;
import io.github.relevista.report.ExportReport;
import io.github.relevista.settings.Configuration;
import io.github.relevista.settings.ExportSettings;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the weights of a model for other programs. */
@Command(name = "export", description = "Writes the weights of a model for torch or numpy.")
final class ExportCommand extends BaseCommand {
  @Option(names = "--to", paramLabel = "FORMAT", description = "torch or npz")
  void to(String value) {
    put("to", value);
  }

  @Option(names = "--model", paramLabel = "DIR", description = "the folder of the model")
  void model(String value) {
    put("model", value);
  }

  @Option(names = "--out", paramLabel = "FILE", description = "the file of the weights")
  void out(String value) {
    put("out", value);
  }

  @Override
  int run(Configuration configuration) throws IOException {
    ExportSettings settings = ExportSettings.of(configuration);
    LocalModelSource source = new LocalModelSource(Path.of(settings.model()));
    SentimentModel model = ModelFolder.read(source);
    WeightsFormat format = settings.to();
    WeightsFile.check(format, model);
    if (!dryRun()) {
      WeightsFile.write(format, Path.of(settings.output()), model);
    }
    print(
        ExportReport.of(
            settings.output(),
            model,
            ModelFolder.assumptions(source),
            dryRun() ? Deed.PLANNED : Deed.DONE));
    return ExitCode.DONE;
  }
}
