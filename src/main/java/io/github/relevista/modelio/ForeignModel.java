package io.github.relevista.modelio;

import io.github.relevista.keras.KerasException;
import io.github.relevista.keras.KerasFile;
import io.github.relevista.keras.KerasNetwork;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.ClassScale;
import io.github.relevista.model.ParitySequence;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SequenceLayer;
import io.github.relevista.model.TextRules;
import io.github.relevista.modelio.ForeignWords.Cutting;
import io.github.relevista.text.Casing;
import io.github.relevista.text.TokenizerDetails;
import io.github.relevista.text.TokenizerKind;
import io.github.relevista.text.UnknownWords;
import io.github.relevista.text.Vocabulary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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
  /** What vocabularies call a pad. */
  private static final List<String> PADS = List.of("<pad>", "<PAD>", "[PAD]", "PAD");

  private final ModelFile file;
  private final ForeignNetwork network;
  private final Vocabulary vocabulary;
  private final ClassScale classes;
  private final TextRules text;
  private final ForeignReadings readings;

  /** Whether gates may stand in another order than that of the format. */
  private final Predicate<GateOrder> mayBe;

  private ForeignModel(
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

  /**
   * Reads weights and vocabulary.
   *
   * @param files what is read
   * @param description what none of the files says
   * @param gateOrder the letters of the gates in the order of the file, where it is not that of the
   *     format
   * @throws InvalidModelException if a file cannot be read, is damaged, code, or at odds with
   *     another, or if the model is of a kind that cannot be run
   * @throws IllegalArgumentException if the letters are not those of the cell's gates, or what is
   *     wished of the reading does not fit the network
   */
  public static ForeignModel read(
      ForeignFiles files, ModelDescription description, Optional<String> gateOrder) {
    ModelFile file = ModelFile.of(files.weights());
    if (files.format() == WeightsFormat.KERAS) {
      return ofKeras(file, files, description, gateOrder);
    }
    SortedMap<String, Tensor> tensors =
        files
            .map()
            .map(NameMap::read)
            .orElseGet(NameMap::empty)
            .renamed(file, WeightsFile.read(files.format(), files.weights()));
    if (files.map().isEmpty()) {
      tensors = TorchNames.plain(tensors);
    }
    ForeignWords words = words(files.vocabulary().orElseThrow());
    int terms = words.terms().size();
    ForeignNetwork network = ForeignNetwork.find(file, tensors, terms);
    CellKind cell = network.cell(description.gru());
    if (cell != CellKind.LSTM && files.format() == WeightsFormat.AUTHORS) {
      throw file.refused("holds a GRU, but the authors' layout is that of an LSTM");
    }
    GateOrder order =
        gateOrder
            .map(letters -> new GateOrder(cell, letters))
            .orElseGet(
                () ->
                    files.format() == WeightsFormat.AUTHORS
                        ? new GateOrder(cell, AuthorsLayout.GATE_ORDER)
                        : GateOrder.ofTorch(cell));
    boolean isLstm = cell == CellKind.LSTM;
    return of(
        file,
        network,
        words,
        files.vocabulary().get(),
        description,
        order,
        other ->
            gateOrder.map(other.letters()::equals).orElse(files.format() != WeightsFormat.AUTHORS)
                && (isLstm || description.gruForm().map(other.cell()::equals).orElse(true)),
        List.of());
  }

  private static ForeignModel ofKeras(
      ModelFile file,
      ForeignFiles files,
      ModelDescription description,
      Optional<String> gateOrder) {
    file.requireFile(files.weights());
    if (gateOrder.isPresent() || files.map().isPresent()) {
      throw new IllegalArgumentException(
          "%s is of torch and npz; a file of Keras says itself which weights are which"
              .formatted(gateOrder.isPresent() ? "gate_order" : "map"));
    }
    KerasNetwork found;
    try {
      found = KerasFile.read(files.weights(), files.architecture());
    } catch (KerasException e) {
      throw file.refused("%s", e.getMessage());
    } catch (IOException e) {
      throw file.unreadable(e);
    }
    int rows = found.embedding().rows();
    ForeignWords words =
        files
            .vocabulary()
            .map(ForeignModel::words)
            .or(() -> found.text().map(ForeignModel::words))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "vocab is not set, and the file holds no TextVectorization; name the file"
                            + " of the words with --vocab"))
            .fitted(rows);
    KerasForeign network = new KerasForeign(found);
    return of(
        file,
        network,
        words,
        files.vocabulary().orElse(files.weights()),
        description,
        GateOrder.ofKeras(network.cell(description.gru())),
        other -> false,
        found.text().isPresent() ? List.of("back") : List.of());
  }

  private static ForeignWords words(Path path) {
    ModelFile file = ModelFile.of(path);
    if (!file.exists()) {
      throw file.refused("there is no such file");
    }
    return VocabularyFile.readForeign(file);
  }

  /** The words of a layer that makes ids of texts. */
  static ForeignWords words(KerasNetwork.TextLayer layer) {
    List<String> terms = new ArrayList<>(layer.terms());
    terms.set(0, ForeignWords.PAD);
    return new ForeignWords(
        ForeignWords.filled(byId(terms)),
        Optional.of(
            new Cutting(
                TokenizerKind.TEXT_VECTORIZATION,
                layer.lowers() ? Casing.LOWER : Casing.KEEP,
                layer.strips()
                    ? TokenizerDetails.of(TokenizerKind.TEXT_VECTORIZATION)
                    : new TokenizerDetails("", List.of()),
                UnknownWords.KEEP)),
        Optional.of("[UNK]"));
  }

  private static SortedMap<Integer, String> byId(List<String> terms) {
    SortedMap<Integer, String> byId = new TreeMap<>();
    for (int id = 0; id < terms.size(); id++) {
      byId.put(id, terms.get(id));
    }
    return byId;
  }

  private static ForeignModel of(
      ModelFile file,
      ForeignNetwork network,
      ForeignWords words,
      Path vocabularyFile,
      ModelDescription description,
      GateOrder order,
      Predicate<GateOrder> mayBe,
      List<String> paddingOfFile) {
    ForeignText text = ForeignText.of(words, description, cut(network, paddingOfFile));
    Vocabulary vocabulary =
        VocabularyFile.vocabulary(ModelFile.of(vocabularyFile), words.terms(), text.unknownTerm());
    ForeignReadings readings =
        ForeignReadings.of(
            network,
            order,
            description.wishes().orElse(ReadingWishes.ofPad(padId(network, words))),
            paddingOfFile);
    return new ForeignModel(
        file,
        network,
        vocabulary,
        classes(file, network.outputs(), description.classes()),
        text.rules(),
        readings,
        mayBe);
  }

  /** The id of the word that stands for a pad; 0 where there is none. */
  private static int padId(ForeignNetwork network, ForeignWords words) {
    return network.tellsAll()
        ? 0
        : PADS.stream().map(words.terms()::indexOf).filter(id -> id >= 0).findFirst().orElse(0);
  }

  /** Keras' {@code pad_sequences} drops the first words where it is told nothing. */
  private static TextRules.Cut cut(ForeignNetwork network, List<String> paddingOfFile) {
    return network.tellsAll() && paddingOfFile.isEmpty() ? TextRules.Cut.FRONT : TextRules.Cut.BACK;
  }

  private static ClassScale classes(ModelFile file, int outputs, Optional<ClassScale> told) {
    boolean ofOneScore = outputs == 1;
    int scores = Math.max(2, outputs);
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
