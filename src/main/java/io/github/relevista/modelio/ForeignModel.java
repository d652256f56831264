package io.github.relevista.modelio;

import io.github.relevista.model.ClassScale;
import io.github.relevista.model.ParitySequence;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SequenceLayer;
import io.github.relevista.model.TextRules;
import io.github.relevista.text.Vocabulary;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * A model whose weights another program wrote.
 *
 * <p>Where those give one score z, the logit of a positive opinion, the model gets two classes with
 * the scores −z/2 and z/2, whose softmax is the sigmoid of z. Scores 0 and z would have the same
 * probabilities, but a class of constant score has no relevance to explain; this way every word
 * says as much against one class as for the other, and the polarity's score is z itself.
 */
public final class ForeignModel {
  private final ModelFile file;
  private final ForeignNetwork network;
  private final Vocabulary vocabulary;
  private final ClassScale classes;
  private final TextRules text;
  private final ForeignReadings readings;

  /** Whether gates may stand in another order than that of the format. */
  private final Predicate<GateOrder> mayBe;

  /**
   * @param classes as many as the network has scores, two where it has one
   * @param mayBe whether gates may stand in another order than that of the format
   */
  ForeignModel(
      ModelFile file,
      ForeignNetwork network,
      Vocabulary vocabulary,
      ClassScale classes,
      TextRules text,
      ForeignReadings readings,
      Predicate<GateOrder> mayBe) {
    this.file = file;
    this.network = network;
    this.vocabulary = vocabulary;
    this.classes = classes;
    this.text = text;
    this.readings = readings;
    this.mayBe = mayBe;
  }

  /** The cell and the order in which its gates are taken from the file. */
  public GateOrder order() {
    return readings.chosen().order();
  }

  /** How the file is read. */
  public ForeignChoice chosen() {
    return readings.chosen();
  }

  /** What of that nobody told and no file says, as people say it; may be empty. */
  public List<String> assumptions() {
    return readings.assumptions();
  }

  /**
   * The ways in which the file could be read by its shapes and what was told, the likeliest first.
   */
  public List<ForeignChoice> choices() {
    return readings.all();
  }

  /** Whether a choice contradicts nothing that was told of gates. */
  public boolean isAllowed(ForeignChoice choice) {
    return choice.order().equals(order()) || mayBe.test(choice.order());
  }

  /** The choice that has the same layers over the sequence, one for all choices that do. */
  public ForeignChoice below(ForeignChoice choice) {
    return network.below(choice, chosen());
  }

  /** The model. */
  public SentimentModel model() {
    return model(chosen());
  }

  /**
   * The model that the weights make if they are read in a way.
   *
   * @throws InvalidModelException if its parts do not fit together
   */
  public SentimentModel model(ForeignChoice choice) {
    return model(choice, layers(choice));
  }

  /**
   * The layers over the sequence, if the weights are read in a way.
   *
   * @throws InvalidModelException if shapes do not fit together
   */
  public List<SequenceLayer> layers(ForeignChoice choice) {
    try {
      return network.layers(choice);
    } catch (IllegalArgumentException e) {
      throw file.refused("%s", e.getMessage());
    }
  }

  /**
   * The model that the weights make if they are read in a way.
   *
   * @param layers those of the choice, or of one that has the same ({@link #below})
   * @throws InvalidModelException if its parts do not fit together
   */
  public SentimentModel model(ForeignChoice choice, List<SequenceLayer> layers) {
    int limit =
        choice.sequences().paddedLength() > 0
            ? Math.min(text.maximumLength(), choice.sequences().paddedLength())
            : text.maximumLength();
    try {
      return network
          .network(choice, layers)
          .toModel(classes, text.upTo(limit), choice.sequences(), vocabulary);
    } catch (IllegalArgumentException e) {
      throw file.refused("%s", e.getMessage());
    }
  }

  /**
   * Reads sequences with the scores that the model gave them where it was trained: lines as those
   * of {@link ParityFile}, with one score where the weights give one.
   *
   * @return one or more, with a score for each class
   * @throws InvalidModelException if the file cannot be read, a line is not such, or there is none
   */
  public List<ParitySequence> parity(Path path) {
    ModelFile scores = ModelFile.of(path);
    if (!scores.exists()) {
      throw scores.refused("there is no such file");
    }
    List<ParitySequence> sequences = ParityFile.read(scores, vocabulary.size(), network.outputs());
    if (sequences.isEmpty()) {
      throw scores.refused("holds no sequence");
    }
    return sequences.stream()
        .map(
            sequence ->
                new ParitySequence(
                    readIds(sequence.ids()),
                    network.outputs() > 1
                        ? sequence.scores()
                        : FoundNetwork.halves(sequence.scores())))
        .toList();
  }

  /** The ids that the network reads: without those that it masks, wherever they stand. */
  private int[] readIds(int[] ids) {
    return network.masked() ? Arrays.stream(ids).filter(id -> id != 0).toArray() : ids;
  }
}
