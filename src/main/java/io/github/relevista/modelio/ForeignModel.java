package io.github.relevista.modelio;

import io.github.relevista.model.CellKind;
import io.github.relevista.model.ClassScale;
import io.github.relevista.model.ParitySequence;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.text.Vocabulary;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A model whose weights another program wrote.
 *
 * <p>Where those give one score z, the logit of a positive opinion, the model gets two classes with
 * the scores −z/2 and z/2, whose softmax is the sigmoid of z. Scores 0 and z would have the same
 * probabilities, but a class of constant score has no relevance to explain; this way every word
 * says as much against one class as for the other, and the polarity's score is z itself.
 */
public final class ForeignModel {
  private final FoundNetwork network;
  private final boolean ofOneScore;
  private final Vocabulary vocabulary;
  private final ClassScale classes;
  private final ModelDescription description;
  private final GateOrder order;

  private ForeignModel(
      FoundNetwork network,
      boolean ofOneScore,
      Vocabulary vocabulary,
      ClassScale classes,
      ModelDescription description,
      GateOrder order) {
    this.network = network;
    this.ofOneScore = ofOneScore;
    this.vocabulary = vocabulary;
    this.classes = classes;
    this.description = description;
    this.order = order;
  }

  /**
   * Reads weights and vocabulary.
   *
   * @param format what the file of the weights is
   * @param weights that file
   * @param vocabulary a file of terms: line n is the term of id n − 1
   * @param map a file that says which tensor is which; see {@link NameMap}
   * @param description what neither of the files says
   * @param gateOrder the letters of the gates in the order of the file, where it is not that of the
   *     format
   * @throws InvalidModelException if a file cannot be read, is damaged, code, or at odds with
   *     another, or if the model is of a kind that cannot be run
   * @throws IllegalArgumentException if the letters are not those of the cell's gates
   */
  public static ForeignModel read(
      WeightsFormat format,
      Path weights,
      Path vocabulary,
      Optional<Path> map,
      ModelDescription description,
      Optional<String> gateOrder) {
    ModelFile file = ModelFile.of(weights);
    SortedMap<String, Tensor> tensors =
        map.map(NameMap::read)
            .orElseGet(NameMap::empty)
            .renamed(file, WeightsFile.read(format, weights));
    Vocabulary terms = vocabulary(vocabulary, description.unknownTerm());
    FoundNetwork found = NetworkFinder.find(file, tensors, terms.size());
    boolean ofOneScore = found.outputs() == 1;
    FoundNetwork network = ofOneScore ? found.withTwoScores() : found;
    ClassScale classes = classes(file, network.outputs(), ofOneScore, description.classes());
    CellKind cell =
        network.cellName().equals(TensorNames.LSTM) ? CellKind.LSTM : description.gruForm();
    if (cell != CellKind.LSTM && format == WeightsFormat.AUTHORS) {
      throw file.refused("holds a GRU, but the authors' layout is that of an LSTM");
    }
    GateOrder order =
        gateOrder
            .map(letters -> new GateOrder(cell, letters))
            .orElseGet(
                () ->
                    format == WeightsFormat.AUTHORS
                        ? new GateOrder(cell, AuthorsLayout.GATE_ORDER)
                        : GateOrder.ofTorch(cell));
    return new ForeignModel(network, ofOneScore, terms, classes, description, order);
  }

  private static ClassScale classes(
      ModelFile file, int scores, boolean ofOneScore, Optional<ClassScale> told) {
    if (told.isEmpty() && ofOneScore) {
      return ClassScale.even(List.of("negative", "positive"));
    }
    String found =
        ofOneScore ? "gives one score, of two classes" : "gives %d scores".formatted(scores);
    if (told.isEmpty()) {
      throw file.refused("%s; name their classes, in their order, with --classes", found);
    }
    if (told.get().size() != scores) {
      throw file.refused(
          "%s, but the classes are %s; name as many as there are scores, in their order",
          found, told.get().names());
    }
    return told.get();
  }

  private static Vocabulary vocabulary(Path path, String unknownTerm) {
    ModelFile file = ModelFile.of(path);
    if (!file.exists()) {
      throw file.refused("there is no such file");
    }
    return VocabularyFile.readForeign(file, unknownTerm);
  }

  /** The cell and the order in which its gates are taken from the file. */
  public GateOrder order() {
    return order;
  }

  /** The model. */
  public SentimentModel model() {
    return model(order);
  }

  /**
   * The model that the weights would make if its gates were stacked in another order, or its cell
   * were a GRU of the other form.
   */
  public SentimentModel model(GateOrder other) {
    ModelConfig config =
        new ModelConfig(
            other.cell(),
            network.directions(),
            network.embedding(),
            network.hidden(),
            other,
            classes,
            network.outputBias(),
            description.unknownTerm(),
            description.text());
    return ModelTensors.toModel(config, vocabulary, network.tensors());
  }

  /**
   * Reads sequences with the scores that the model gave them where it was trained: lines as those
   * of {@link ParityFile}, with one score where the weights give one.
   *
   * @return one or more, with a score for each class
   * @throws InvalidModelException if the file cannot be read, a line is not such, or there is none
   */
  public List<ParitySequence> parity(Path path) {
    ModelFile file = ModelFile.of(path);
    if (!file.exists()) {
      throw file.refused("there is no such file");
    }
    List<ParitySequence> sequences =
        ParityFile.read(file, vocabulary.size(), ofOneScore ? 1 : network.outputs());
    if (sequences.isEmpty()) {
      throw file.refused("holds no sequence");
    }
    if (!ofOneScore) {
      return sequences;
    }
    return sequences.stream()
        .map(sequence -> new ParitySequence(sequence.ids(), FoundNetwork.halves(sequence.scores())))
        .toList();
  }
}
