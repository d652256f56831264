package io.github.relevista.report;

import io.github.relevista.model.SentimentModel;
import java.util.LinkedHashMap;
import java.util.Map;

/** What {@code export} wrote. */
public final class ExportReport {
  private ExportReport() {}

  /**
   * The file and the model; one object for programs.
   *
   * @param file of the weights
   */
  public static Report of(String file, SentimentModel model, Deed deed) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("file", file);
    figures.put("model_id", model.id());
    return Report.builder()
        .figures(figures)
        .line("%s%s  the weights of model_id %s", deed.announcement(), file, model.id())
        .build();
  }
}
