package io.github.relevista.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.modelio.LocalModelSource;
import io.github.relevista.modelio.ModelFolder;
import io.github.relevista.modelio.WeightsFile;
import io.github.relevista.modelio.WeightsFormat;
import io.github.relevista.settings.ExportSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the weights of a model for other programs. */
@Command(
    name = "export",
    versionProvider = Main.ProgramVersion.class,
    description = "Writes the weights of a model for torch or numpy.")
final class ExportCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  private final Map<String, Object> values = new LinkedHashMap<>();

  @Option(names = "--dry-run", description = "reads and checks the model, writes nothing")
  private boolean dryRun;

  @Spec private CommandSpec spec;

  @Option(names = "--to", paramLabel = "FORMAT", description = "torch or npz")
  void to(String value) {
    values.put("to", value);
  }

  @Option(names = "--model", paramLabel = "DIR", description = "the folder of the model")
  void model(String value) {
    values.put("model", value);
  }

  @Option(names = "--out", paramLabel = "FILE", description = "the file of the weights")
  void out(String value) {
    values.put("out", value);
  }

  @Override
  public Integer call() throws IOException {
    ExportSettings settings = ExportSettings.of(common.configuration("export", values));
    SentimentModel model = ModelFolder.read(new LocalModelSource(Path.of(settings.model())));
    WeightsFormat format = settings.to();
    WeightsFile.check(format, model);
    if (!dryRun) {
      WeightsFile.write(format, Path.of(settings.output()), model);
    }
    PrintWriter out = spec.commandLine().getOut();
    if (common.json()) {
      out.println(
          JsonNodeFactory.instance
              .objectNode()
              .put("file", settings.output())
              .put("model_id", model.id()));
    } else {
      out.printf(
          "%s%s  the weights of model_id %s%n",
          dryRun ? "would write " : "", settings.output(), model.id());
    }
    return ExitCode.DONE;
  }
}
