package io.github.relevista.modelio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.relevista.model.ParitySequence;
import io.github.relevista.model.SentimentModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code parity.jsonl}, which may lie beside a model: a line is {@code {"token_ids": [3, 0, 17],
 * "scores": [0.5, -1.25]}}, scores before softmax in the order of the classes.
 */
public final class ParityFile {
  /** Name of the file in the model's folder. */
  public static final String NAME = "parity.jsonl";

  private static final int MAXIMUM_BYTES = 1 << 26;

  private ParityFile() {}

  /**
   * Reads the sequences of a model's folder.
   *
   * @param model the folder's model
   * @return the sequences in their order; none where there is no such file
   * @throws InvalidModelException if a line is no such object, an id is not of the vocabulary, or
   *     the scores are not one a class and finite
   */
  public static List<ParitySequence> read(ModelSource source, SentimentModel model) {
    ModelFile file = new ModelFile(source, NAME);
    return file.exists()
        ? read(file, model.vocabulary().size(), model.classes().size())
        : List.of();
  }

  /**
   * Reads the sequences of a file.
   *
   * @param terms size of the vocabulary
   * @param scores number of scores that a sequence has
   * @throws InvalidModelException as above
   */
  static List<ParitySequence> read(ModelFile file, int terms, int scores) {
    List<ParitySequence> sequences = new ArrayList<>();
    for (String line : Utf8.lines(file, file.bytes(MAXIMUM_BYTES))) {
      String place = "line %d: ".formatted(sequences.size() + 1);
      sequences.add(sequence(JsonObject.parse(file, place, line), terms, scores));
    }
    return List.copyOf(sequences);
  }

  private static ParitySequence sequence(JsonObject line, int terms, int classes) {
    List<Long> ids = line.counts("token_ids");
    for (long id : ids) {
      if (id >= terms) {
        throw line.refused(
            "token_ids must be below %d, the size of the vocabulary, was %d", terms, id);
      }
    }
    List<Double> scores = line.numbers("scores");
    if (scores.size() != classes) {
      throw line.refused("scores must be %d, one a class, were %d", classes, scores.size());
    }
    float[] rounded = new float[scores.size()];
    for (int k = 0; k < rounded.length; k++) {
      rounded[k] = scores.get(k).floatValue();
    }
    try {
      return new ParitySequence(ids.stream().mapToInt(Math::toIntExact).toArray(), rounded);
    } catch (IllegalArgumentException e) {
      throw line.refused("%s", e.getMessage());
    }
  }

  /** Writes sequences into a model's folder, in the place of those that it may hold. */
  public static void write(Path folder, List<ParitySequence> sequences) throws IOException {
    List<String> lines = new ArrayList<>();
    for (ParitySequence sequence : sequences) {
      lines.add(line(sequence));
    }
    Files.write(folder.resolve(NAME), Utf8.ofLines(lines));
  }

  private static String line(ParitySequence sequence) throws JsonProcessingException {
    ObjectNode json = JsonObject.MAPPER.createObjectNode();
    ArrayNode ids = json.putArray("token_ids");
    for (int id : sequence.ids()) {
      ids.add(id);
    }
    ArrayNode scores = json.putArray("scores");
    for (float score : sequence.scores()) {
      scores.add(score);
    }
    return JsonObject.MAPPER.writeValueAsString(json);
  }
}
