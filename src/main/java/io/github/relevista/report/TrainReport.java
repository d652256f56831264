package io.github.relevista.report;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.train.TrainingData;
import io.github.relevista.train.TrainingResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code train} says before and behind its work. */
public final class TrainReport {
  private static final ObjectMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private TrainReport() {}

  /**
   * What will be learned from, in lines for people.
   *
   * @param steps batches of the whole training
   */
  public static List<String> description(TrainingData data, long steps) {
    return List.of(
        Part.Line.of(
                "%,d examples to learn from (%,d left out), %,d to evaluate with",
                data.trainSize(), data.excluded(), data.devSize())
            .text(),
        Part.Line.of(
                "%,d terms, %,d of them trained, %,d begin with a vector",
                data.vocabulary().size(), data.trainedTerms(), data.termsWithVector())
            .text(),
        Part.Line.of("classes %s; %,d batches", data.classes().describe(), steps).text());
  }

  /**
   * How good the model became; one object for programs.
   *
   * @param folder of the model
   * @param written the model as the folder has it
   */
  public static Report of(String folder, SentimentModel written, TrainingResult result) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("model_id", written.id());
    figures.put("stopped_early", result.stoppedEarly());
    figures.put(
        "best", JSON.convertValue(result.best(), new TypeReference<Map<String, Object>>() {}));
    return Report.builder()
        .figures(figures)
        .line(
            "%s: %.1f%% of the dev examples right, after %.2f epochs",
            folder, 100 * result.best().devAccuracy(), result.best().epoch())
        .build();
  }
}
