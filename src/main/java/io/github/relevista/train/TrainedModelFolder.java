package io.github.relevista.train;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.relevista.engine.History;
import io.github.relevista.engine.Scores;
import io.github.relevista.engine.SequenceBatch;
import io.github.relevista.engine.Workspace;
import io.github.relevista.engine.scalar.ScalarEngine;
import io.github.relevista.model.ParitySequence;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.modelio.LocalModelSource;
import io.github.relevista.modelio.ModelFolder;
import io.github.relevista.modelio.ParityFile;
import io.github.relevista.modelio.TensorType;
import io.github.relevista.settings.TrainSettings;
import io.github.relevista.settings.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Writes what {@code train} made: the model, its parity sequences and the training curves. */
public final class TrainedModelFolder {
  /** Name of the file of the curves: one evaluation a line. */
  public static final String CURVES = "training.jsonl";

  private static final int PARITY_SEQUENCES = 20;
  private static final int LONGEST_PARITY_SEQUENCE = 40;

  private static final ObjectMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private TrainedModelFolder() {}

  /**
   * Writes the folder.
   *
   * @return the model as the folder has it, which half-precision weights make another
   */
  public static SentimentModel write(
      Path folder, TrainSettings settings, TrainingData data, TrainingResult result)
      throws IOException {
    TensorType type = settings.weightType();
    Map<String, Object> record = record(settings, data, result);
    ModelFolder.write(result.model(), folder, type, Map.of("training", record));
    SentimentModel written = ModelFolder.read(new LocalModelSource(folder));
    ParityFile.write(folder, paritySequences(written, settings.recipe().seed()));
    List<String> lines = new ArrayList<>();
    for (Evaluation evaluation : result.evaluations()) {
      lines.add(JSON.writeValueAsString(evaluation));
    }
    Files.write(folder.resolve(CURVES), lines);
    return written;
  }

  /** How the model was made, for config.json. */
  private static Map<String, Object> record(
      TrainSettings settings, TrainingData data, TrainingResult result) {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("version", Version.current());
    record.put("examples", data.trainSize());
    record.put("examples_left_out", data.excluded());
    record.put("dev_examples", data.devSize());
    record.put("trained_terms", data.trainedTerms());
    record.put("terms_with_vector", data.termsWithVector());
    record.put("sentence_weight", settings.examples().sentenceWeight());
    record.put("embedding_deviation", settings.vocabulary().embeddingDeviation());
    settings
        .pretraining()
        .ifPresent(made -> record.put("pretraining", JSON.valueToTree(made.vectors())));
    record.put("recipe", JSON.valueToTree(settings.recipe()));
    record.put("best", JSON.valueToTree(result.best()));
    record.put("stopped_early", result.stoppedEarly());
    return record;
  }

  /** Sequences of random words with the scores that plain Java gives them. */
  private static List<ParitySequence> paritySequences(SentimentModel model, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Workspace workspace = ScalarEngine.of(model, 0).newWorkspace();
    List<ParitySequence> sequences = new ArrayList<>();
    for (int index = 0; index < PARITY_SEQUENCES; index++) {
      int[] ids =
          random
              .ints(1 + random.nextInt(LONGEST_PARITY_SEQUENCE), 0, model.vocabulary().size())
              .toArray();
      Scores computed = workspace.forward(SequenceBatch.ofIds(ids), History.none());
      float[] scores = new float[model.classes().size()];
      for (int k = 0; k < scores.length; k++) {
        scores[k] = computed.at(0, k);
      }
      sequences.add(new ParitySequence(ids, scores));
    }
    return sequences;
  }
}
