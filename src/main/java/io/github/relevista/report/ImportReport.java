package io.github.relevista.report;

import io.github.relevista.model.CellKind;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.modelio.GateOrder;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What {@code import} found and wrote. */
public final class ImportReport {
  private ImportReport() {}

  /**
   * The model, and what was compared; one object for programs.
   *
   * @param folder of the model
   * @param order how the gates of its weights were stacked
   * @param parity sequences whose scores were compared
   */
  public static Report of(
      String folder, SentimentModel model, GateOrder order, int parity, Deed deed) {
    int directions = model.directions().size();
    return Report.builder()
        .figures(figures(folder, model, order, parity))
        .line(
            "%s of %d direction%s, embedding %d, hidden %d; %,d terms; classes %s",
            model.cell() == CellKind.LSTM ? "LSTM" : "GRU",
            directions,
            directions == 1 ? "" : "s",
            model.embeddingSize(),
            model.hiddenSize(),
            model.vocabulary().size(),
            model.classes().describe())
        .line("weights taken by %s", order.describe())
        .line(
            "%s",
            parity == 0
                ? "not compared with scores of yours: give some with --parity"
                : "gives the scores of all %d sequences".formatted(parity))
        .line("%s%s  model_id %s", deed.announcement(), folder, model.id())
        .build();
  }

  private static Map<String, Object> figures(
      String folder, SentimentModel model, GateOrder order, int parity) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("model", folder);
    figures.put("model_id", model.id());
    figures.put("cell", model.cell().name().toLowerCase(Locale.ROOT));
    figures.put("gate_order", order.letters());
    figures.put("directions", model.directions().size());
    figures.put("embedding_size", model.embeddingSize());
    figures.put("hidden_size", model.hiddenSize());
    figures.put("terms", model.vocabulary().size());
    figures.put("classes", model.classes().names());
    figures.put("parity_sequences", parity);
    return figures;
  }
}
