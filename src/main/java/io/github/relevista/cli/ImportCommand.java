package io.github.relevista.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.relevista.explain.EngineKind;
import io.github.relevista.explain.ParityException;
import io.github.relevista.explain.ParityGate;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.ParitySequence;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.modelio.ForeignModel;
import io.github.relevista.modelio.GateOrder;
import io.github.relevista.modelio.ModelFolder;
import io.github.relevista.modelio.ParityFile;
import io.github.relevista.settings.ImportSettings;
import io.github.relevista.settings.InvalidSettingException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes the folder of a model of weights that another program wrote. */
@Command(
    name = "import",
    versionProvider = Main.ProgramVersion.class,
    description = "Makes a model of weights from torch, numpy or the paper's authors.")
final class ImportCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private ImportOptions options;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    ImportSettings settings = ImportSettings.of(common.configuration("import", options.values()));
    ForeignModel foreign = read(settings);
    SentimentModel model = foreign.model();
    List<ParitySequence> parity =
        settings.parity().map(file -> foreign.parity(Path.of(file))).orElse(List.of());
    check(foreign, model, parity);
    if (!options.dryRun()) {
      Path folder = Path.of(settings.output());
      ModelFolder.write(model, folder);
      if (!parity.isEmpty()) {
        ParityFile.write(folder, parity);
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    if (common.json()) {
      out.println(json(settings, foreign, model, parity.size()));
    } else {
      print(out, settings, foreign, model, parity.size());
    }
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

  private void print(
      PrintWriter out,
      ImportSettings settings,
      ForeignModel foreign,
      SentimentModel model,
      int parity) {
    out.printf(
        Locale.ROOT,
        "%s of %d direction%s, embedding %d, hidden %d; %,d terms; classes %s%n",
        model.cell() == CellKind.LSTM ? "LSTM" : "GRU",
        model.directions().size(),
        model.directions().size() == 1 ? "" : "s",
        model.embeddingSize(),
        model.hiddenSize(),
        model.vocabulary().size(),
        String.join(", ", model.classes().names()));
    out.printf(Locale.ROOT, "weights taken by %s%n", foreign.order().describe());
    out.println(
        parity == 0
            ? "not compared with scores of yours: give some with --parity"
            : "gives the scores of all %d sequences".formatted(parity));
    out.printf(
        "%s%s  model_id %s%n",
        options.dryRun() ? "would write " : "", settings.output(), model.id());
  }

  private static ObjectNode json(
      ImportSettings settings, ForeignModel foreign, SentimentModel model, int parity) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("model", settings.output());
    json.put("model_id", model.id());
    json.put("cell", model.cell().name().toLowerCase(Locale.ROOT));
    json.put("gate_order", foreign.order().letters());
    json.put("directions", model.directions().size());
    json.put("embedding_size", model.embeddingSize());
    json.put("hidden_size", model.hiddenSize());
    json.put("terms", model.vocabulary().size());
    model.classes().names().forEach(json.putArray("classes")::add);
    json.put("parity_sequences", parity);
    return json;
  }
}
