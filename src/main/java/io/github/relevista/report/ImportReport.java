package io.github.relevista.report;

import io.github.relevista.model.RecurrentLayer;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SequenceLayer;
import io.github.relevista.modelio.ForeignChoice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code import} found and wrote. */
public final class ImportReport {
  private ImportReport() {}

  /**
   * How the weights were read.
   *
   * @param choice the way in which they were
   * @param difference what of it the scores told; empty where nothing
   * @param assumed what nobody told and no scores confirm; may be empty
   * @param parity sequences whose scores were compared
   */
  public record Found(ForeignChoice choice, String difference, List<String> assumed, int parity) {
    /** Copies the list. */
    public Found {
      assumed = List.copyOf(assumed);
    }
  }

  /**
   * The model, and what was compared; one object for programs.
   *
   * @param folder of the model
   */
  public static Report of(String folder, SentimentModel model, Found found, Deed deed) {
    Report.Builder report =
        Report.builder()
            .figures(figures(folder, model, found))
            .line(
                "%s, embedding %d%s; %,d terms; classes %s",
                layers(model),
                model.embeddingSize(),
                model.isOneLayer() ? ", hidden " + model.hiddenSize() : "",
                model.vocabulary().size(),
                model.classes().describe())
            .line("weights taken by %s", found.choice().order().describe());
    if (!found.difference().isEmpty()) {
      report = report.line("the scores fit if %s", found.difference());
    }
    for (String assumed : found.assumed()) {
      report = report.line("ASSUMED, for the weights do not tell: %s", assumed);
    }
    return report
        .line(
            "%s",
            found.parity() == 0
                ? "not compared with scores of yours: give some with --parity"
                : "gives the scores of all %d sequences".formatted(found.parity()))
        .line("%s%s  model_id %s", deed.announcement(), folder, model.id())
        .build();
  }

  private static String layers(SentimentModel model) {
    if (model.isOneLayer()) {
      return describe(model.recurrentLayers().get(0));
    }
    String layers =
        Stream.of(model.layers(), model.head())
            .flatMap(List::stream)
            .map(ImportReport::describe)
            .collect(Collectors.joining(" + "));
    return "%s, reading %s".formatted(layers, model.reading().wireName());
  }

  private static String describe(SequenceLayer layer) {
    if (!(layer instanceof RecurrentLayer recurrent)) {
      return layer.name();
    }
    int directions = recurrent.directions().size();
    return "%s of %d direction%s"
        .formatted(
            recurrent.name().toUpperCase(java.util.Locale.ROOT),
            directions,
            directions == 1 ? "" : "s");
  }

  private static Map<String, Object> figures(String folder, SentimentModel model, Found found) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("model", folder);
    figures.put("model_id", model.id());
    figures.put("cell", found.choice().order().cell().wireName());
    figures.put("gate_order", found.choice().order().letters());
    figures.put("layers", model.layers().stream().map(SequenceLayer::name).toList());
    figures.put("reading", model.reading().wireName());
    figures.put("head", model.head().stream().map(SequenceLayer::name).toList());
    figures.put("directions", model.recurrentLayers().get(0).directions().size());
    figures.put("embedding_size", model.embeddingSize());
    figures.put("hidden_size", model.recurrentLayers().get(0).hidden());
    figures.put("padding", model.sequences().padding().wireName());
    figures.put("padded_length", model.sequences().paddedLength());
    figures.put("terms", model.vocabulary().size());
    figures.put("classes", model.classes().names());
    figures.put("parity_sequences", found.parity());
    figures.put("assumed", found.assumed());
    return figures;
  }
}
