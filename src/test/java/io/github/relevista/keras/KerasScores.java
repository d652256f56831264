package io.github.relevista.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.relevista.engine.reference.ReferenceNetwork;
import io.github.relevista.model.ClassScale;
import io.github.relevista.model.OutputLayer;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SequenceRules;
import io.github.relevista.model.TextRules;
import io.github.relevista.tensor.FloatMatrix;
import io.github.relevista.text.Casing;
import io.github.relevista.text.TokenizerKind;
import io.github.relevista.text.Vocabulary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Scores of a network of Keras by the reference in double precision. */
final class KerasScores {
  private KerasScores() {}

  /** The scores; a class of score 0 behind one that is alone, for a model has two. */
  static double[] of(KerasNetwork network, SequenceRules rules, int... ids) {
    ReferenceNetwork reference = new ReferenceNetwork(model(network, rules));
    return reference.scores(reference.embeddings(ids));
  }

  /** Holds the scores of a file's network against others. */
  static void check(Path file, double[] expected, int... ids) throws IOException {
    double[] scores = of(KerasFile.read(file, Optional.empty()), SequenceRules.NONE, ids);
    for (int k = 0; k < expected.length; k++) {
      // Folded normalisations are rounded to float once more.
      assertThat(scores[k]).as("score %d", k).isCloseTo(expected[k], within(1e-6));
    }
  }

  private static SentimentModel model(KerasNetwork network, SequenceRules rules) {
    FloatMatrix weights = network.output().weights();
    float[] bias = network.output().bias();
    int scores = Math.max(2, weights.rows());
    List<String> classes = IntStream.range(0, scores).mapToObj(k -> "class " + k).toList();
    List<String> terms =
        IntStream.range(0, network.embedding().rows()).mapToObj(id -> "w" + id).toList();
    return new SentimentModel(
        ClassScale.even(classes),
        new TextRules(TokenizerKind.WHITESPACE, Casing.KEEP, Integer.MAX_VALUE),
        rules,
        Vocabulary.of(terms, "w0"),
        network.embedding(),
        network.layers(),
        network.reading(),
        network.head(),
        new OutputLayer(
            new FloatMatrix(
                scores,
                weights.columns(),
                Arrays.copyOf(weights.values(), scores * weights.columns())),
            Arrays.copyOf(bias, bias.length == 0 ? 0 : scores)));
  }
}
