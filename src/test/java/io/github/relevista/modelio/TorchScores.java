package io.github.relevista.modelio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.relevista.engine.reference.ReferenceNetwork;
import io.github.relevista.explain.ParitySearch;
import io.github.relevista.model.Activation;
import io.github.relevista.model.ClassScale;
import io.github.relevista.model.ParitySequence;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.TextRules;
import io.github.relevista.modelio.ModelDescription.TextSource;
import io.github.relevista.text.Casing;
import io.github.relevista.text.TokenizerKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests of state dictionaries with random weights over one text of eight words: the scores of what
 * is read of them are those of {@link PlainTorch}, said by options or found by the scores.
 */
abstract class TorchScores {
  static final int[] IDS = {3, 1, 4, 1, 5, 2, 6, 5};
  static final int TERMS = 8;

  @TempDir Path folder;

  final PlainTorch torch = new PlainTorch(11);

  /**
   * The model of what {@link #torch} has made.
   *
   * @param reading how it is said to read; empty where it is not said
   * @param hidden the activation that it is said to have; null where it is not said
   */
  final ForeignModel read(List<String> reading, LowerWishes lower, Activation.Kind hidden)
      throws IOException {
    ModelDescription description =
        new ModelDescription(
            Optional.of(ClassScale.even(List.of("bad", "good"))),
            "<unk>",
            new TextRules(TokenizerKind.WHITESPACE, Casing.KEEP, Integer.MAX_VALUE),
            TextSource.TOLD,
            Optional.empty(),
            new ReadingWishes(
                reading,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(hidden),
                lower,
                WeightWishes.NONE));
    return torch.state().read(folder, TERMS, description);
  }

  static void assertScores(SentimentModel model, double... expected) {
    ReferenceNetwork network = new ReferenceNetwork(model);
    assertThat(network.scores(network.embeddings(IDS))).containsExactly(expected, within(1e-9));
  }

  /** Of layers with a normalisation folded in, which is rounded to float once more. */
  static void assertScoresOfFloats(SentimentModel model, double... expected) {
    ReferenceNetwork network = new ReferenceNetwork(model);
    assertThat(network.scores(network.embeddings(IDS))).containsExactly(expected, within(1e-5));
  }

  /** What fits the scores of {@link #IDS}. */
  static ForeignChoice found(ForeignModel foreign, double... scores) {
    float[] rounded = {(float) scores[0], (float) scores[1]};
    return ParitySearch.fitting(foreign, List.of(new ParitySequence(IDS, rounded)));
  }
}
