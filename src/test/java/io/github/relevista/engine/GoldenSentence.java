package io.github.relevista.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.relevista.SharedMaterial;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * A sentence of the Stanford Sentiment Treebank's test set with the scores and relevances that the
 * paper's authors' own code computed in double precision (epsilon 0.001, bias factor 0), to nine
 * decimals.
 *
 * @param ids word ids: [steps]
 * @param trueClass the class that people gave it
 * @param predictedClass the class of the highest score
 * @param scores [classes]
 * @param relevancesOfTrue relevance of each word for the true class: [steps]
 * @param relevancesOfPredicted the same for the predicted class
 * @param gradients what the gradients of the scores of those two classes say
 */
public record GoldenSentence(
    int[] ids,
    int trueClass,
    int predictedClass,
    double[] scores,
    double[] relevancesOfTrue,
    double[] relevancesOfPredicted,
    Gradients gradients) {

  /**
   * What the gradient of a score with respect to each word's embedding says: [steps].
   *
   * @param normsOfTrue its squared norm, for the true class
   * @param normsOfPredicted the same for the predicted class
   * @param productsOfTrue its product with the embedding, for the true class
   * @param productsOfPredicted the same for the predicted class
   */
  public record Gradients(
      double[] normsOfTrue,
      double[] normsOfPredicted,
      double[] productsOfTrue,
      double[] productsOfPredicted) {}

  private static List<GoldenSentence> read;

  /** All 2,210 sentences; skips the running test where they are absent. */
  public static synchronized List<GoldenSentence> all() throws IOException {
    if (read == null) {
      read = List.copyOf(read());
    }
    return read;
  }

  private static List<GoldenSentence> read() throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<GoldenSentence> sentences = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(
                    Files.newInputStream(
                        SharedMaterial.require("models/sst-bilstm-60/relevances.jsonl.gz"))),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode node = json.readTree(line);
        sentences.add(
            new GoldenSentence(
                json.convertValue(node.get("token_ids"), int[].class),
                node.get("true").asInt(),
                node.get("pred").asInt(),
                json.convertValue(node.get("scores"), double[].class),
                json.convertValue(node.get("lrp_true"), double[].class),
                json.convertValue(node.get("lrp_pred"), double[].class),
                new Gradients(
                    json.convertValue(node.get("sa_true"), double[].class),
                    json.convertValue(node.get("sa_pred"), double[].class),
                    json.convertValue(node.get("gi_true"), double[].class),
                    json.convertValue(node.get("gi_pred"), double[].class))));
      }
    }
    return sentences;
  }
}
