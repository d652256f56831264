package io.github.relevista.report;

import io.github.relevista.model.SentimentModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code export} wrote. */
public final class ExportReport {
  private ExportReport() {}

  /**
   * The file and the model; one object for programs.
   *
   * @param file of the weights
   * @param assumed what of the model nobody told when it was imported; may be empty
   */
  public static Report of(String file, SentimentModel model, List<String> assumed, Deed deed) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("file", file);
    figures.put("model_id", model.id());
    figures.put("assumed", assumed);
    Report.Builder report =
        Report.builder()
            .figures(figures)
            .line("%s%s  the weights of model_id %s", deed.announcement(), file, model.id());
    if (!assumed.isEmpty()) {
      report.line(
          "the model is not verified, it was imported assuming %s: the weights do not carry that",
          String.join(", ", assumed));
    }
    return report.build();
  }
}
