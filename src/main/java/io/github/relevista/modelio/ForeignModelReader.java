package io.github.relevista.modelio;

import io.github.relevista.keras.KerasException;
import io.github.relevista.keras.KerasFile;
import io.github.relevista.keras.KerasNetwork;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.ClassScale;
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
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Reads what another program wrote: weights, the words beside them, and what its format tells. */
public final class ForeignModelReader {
  /** What vocabularies call a pad. */
  private static final List<String> PADS = List.of("<pad>", "<PAD>", "[PAD]", "PAD");

  private ForeignModelReader() {}

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
            .map(ForeignModelReader::words)
            .or(() -> found.text().map(ForeignModelReader::words))
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
}
