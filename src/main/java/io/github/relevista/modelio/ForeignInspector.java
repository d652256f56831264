package io.github.relevista.modelio;

import io.github.relevista.keras.KerasContents;
import io.github.relevista.keras.KerasException;
import io.github.relevista.keras.KerasFile;
import io.github.relevista.keras.KerasNetwork;
import io.github.relevista.model.Activation;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.SequenceReading;
import io.github.relevista.model.SequenceRules;
import io.github.relevista.modelio.ForeignContents.Fit;
import io.github.relevista.modelio.ForeignContents.Words;
import io.github.relevista.tensor.ArrayHeader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.zip.ZipException;

/**
 * Looks into a file of another program, told by what it holds: weights, an architecture or words.
 * Reads it as data, as import does, and writes nothing.
 */
public final class ForeignInspector {
  /** {@code pickle.dumps(0x1950a86a20f9469cfc6c, 2)}, but for its end. */
  private static final byte[] OLD_TORCH = HexFormat.of().parseHex("80028a0a6cfc9c46f9206aa85019");

  private final Path path;
  private final ModelFile file;
  private final Optional<Path> architecture;

  private ForeignInspector(Path path, Optional<Path> architecture) {
    this.path = path;
    this.file = ModelFile.of(path);
    this.architecture = architecture;
  }

  /**
   * What a file holds.
   *
   * @param architecture of Keras: the layers of a file of weights alone
   * @throws InvalidModelException if there is no such file, it cannot be read, or it is damaged
   */
  public static ForeignContents of(Path path, Optional<Path> architecture) {
    return new ForeignInspector(path, architecture).contents();
  }

  private ForeignContents contents() {
    FileKind kind = FileKind.of(path);
    try {
      if (KerasFile.isOne(path)) {
        return keras();
      }
      return switch (kind) {
        case TORCH_ARCHIVE ->
            weights(
                "a zip of torch.save, a state dict",
                WeightsFormat.TORCH,
                TorchArchive.described(path).entrySet().stream()
                    .map(
                        named ->
                            new ArrayHeader(
                                named.getKey(),
                                named.getValue().shape(),
                                named.getValue().storage().type().name().toLowerCase(Locale.ROOT)))
                    .toList());
        case SAFETENSORS -> weights("safetensors", WeightsFormat.TORCH, safetensors());
        case ZIP ->
            weights(
                "a zip of numpy's arrays",
                WeightsFormat.NPZ,
                NpzReader.headers(path).entrySet().stream()
                    .map(
                        named ->
                            new ArrayHeader(
                                named.getKey(),
                                named.getValue().shape(),
                                named.getValue().type().name()))
                    .toList());
        case PICKLE, OTHER -> {
          if (isOldTorch()) {
            WeightsFile.read(WeightsFormat.TORCH, path);
          }
          yield words();
        }
      };
    } catch (KerasException e) {
      throw file.refused("%s", e.getMessage());
    } catch (ZipException | EOFException e) {
      throw file.refused("is a damaged zip (%s); copy the file again", e.getMessage());
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  /** Whether a pickle begins as torch before 1.6 began its files: with a number of its own. */
  private boolean isOldTorch() throws IOException {
    try (InputStream in = file.source().open(file.name())) {
      return Arrays.equals(in.readNBytes(OLD_TORCH.length), OLD_TORCH);
    }
  }

  private List<ArrayHeader> safetensors() throws IOException {
    try (InputStream in = file.source().open(file.name())) {
      return SafetensorsHeader.read(file, in, file.source().size(file.name())).entries().stream()
          .map(entry -> new ArrayHeader(entry.name(), entry.shape(), entry.type().name()))
          .toList();
    }
  }

  private ForeignContents keras() throws IOException {
    KerasContents contents = KerasFile.contents(path);
    Optional<Fit> fit = Optional.empty();
    Optional<Words> words = Optional.empty();
    Optional<String> problem = Optional.empty();
    try {
      KerasNetwork network = KerasFile.read(path, architecture);
      words = network.text().map(ForeignModelReader::words).map(Words::of);
      fit = Optional.of(fit(new KerasForeign(network), words.isPresent()));
    } catch (KerasException e) {
      problem = Optional.of(e.getMessage());
    }
    return new ForeignContents(
        contents.kind(), contents.layers(), contents.items(), fit, words, problem);
  }

  private ForeignContents weights(String kind, WeightsFormat format, List<ArrayHeader> items) {
    Optional<Fit> fit = Optional.empty();
    Optional<String> problem = Optional.empty();
    try {
      boolean authors = items.stream().anyMatch(item -> item.name().equals("Wxh_Left"));
      WeightsFormat read = authors ? WeightsFormat.AUTHORS : format;
      SortedMap<String, Tensor> tensors = TorchNames.plain(WeightsFile.read(read, path));
      int terms = TorchNetworkFinder.terms(tensors);
      ForeignNetwork network = ForeignNetwork.find(file, tensors, terms);
      fit = Optional.of(fit(network, false));
    } catch (InvalidModelException e) {
      problem = Optional.of(e.getMessage().substring(e.getMessage().indexOf(": ") + 2));
    } catch (IllegalArgumentException e) {
      problem = Optional.of(e.getMessage());
    }
    return new ForeignContents(kind, List.of(), items, fit, Optional.empty(), problem);
  }

  /**
   * The network read in the likeliest way, and what must be said of it.
   *
   * @param hasWords whether the file holds the words too
   */
  private static Fit fit(ForeignNetwork network, boolean hasWords) {
    List<SequenceReading> readings = network.readings();
    if (readings.isEmpty()) {
      throw new IllegalArgumentException(
          "the first dense layer reads more or fewer values than any known reading gives");
    }
    CellKind cell = network.cell(CellKind.GRU_RESET_AFTER);
    Network found =
        network.network(
            new ForeignChoice(
                GateOrder.ofTorch(cell),
                readings.get(0),
                Activation.LINEAR,
                ForeignNetwork.ACTIVATIONS.get(0),
                LowerChoice.USUAL,
                network.directionUses().get(0),
                ForeignNetwork.NORM_EPSILONS.get(0),
                SequenceRules.NONE));
    List<String> names = readings.stream().map(ForeignChoice::name).distinct().toList();
    return new Fit(
        found.embedding().rows(),
        found.embedding().columns(),
        found.layers(),
        names,
        found.head(),
        network.outputs(),
        unsaid(network, names, hasWords));
  }

  private static List<String> unsaid(
      ForeignNetwork network, List<String> readings, boolean hasWords) {
    List<String> unsaid = new ArrayList<>();
    if (!hasWords) {
      unsaid.add("--vocab: the words, in the order of their ids");
    }
    if (network.outputs() > 1) {
      unsaid.add("--classes: %d names, in the order of the scores".formatted(network.outputs()));
    }
    if (readings.size() > 1) {
      unsaid.add(readings.stream().collect(Collectors.joining(" | ", "--reading: ", "")));
    }
    if (network.hasUnknownActivations()) {
      unsaid.add("--hidden-activation: relu | linear | tanh | leaky_relu | sigmoid");
    }
    if (network.hasLowerActivations()) {
      unsaid.add("--lower-activation: relu | linear | tanh | leaky_relu | sigmoid");
    }
    if (network.hasConvolutions()) {
      unsaid.add("--convolution-border: valid | same | causal");
      unsaid.add("--max-pooling: steps of which the highest goes on (1: none)");
    }
    if (network.headCounts().size() > 1) {
      unsaid.add(
          network.headCounts().stream()
              .map(String::valueOf)
              .collect(Collectors.joining(" | ", "--attention-heads: ", "")));
    }
    if (network.directionUses().get(0) != DirectionUse.FORWARD_FIRST) {
      unsaid.add(
          network.directionUses().stream()
              .map(DirectionUse::wireName)
              .collect(Collectors.joining(" | ", "--directions: ", "")));
    }
    if (network.normalised()) {
      unsaid.add("--batch-norm-epsilon: where it is not torch's 0.00001");
    }
    if (!network.masked() && !hasWords) {
      unsaid.add(
          network.inputLength().isPresent()
              ? "--padding: front | back, to %d steps".formatted(network.inputLength().get())
              : "--padding: none | front | back, with --padded-length");
    }
    return unsaid;
  }

  /** A file of words, or an architecture of Keras. */
  private ForeignContents words() throws IOException {
    Optional<KerasContents> layers = KerasFile.architecture(path);
    if (layers.isPresent()) {
      return new ForeignContents(
          layers.get().kind(),
          layers.get().layers(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.of("the weights are in another file; name this one with --architecture"));
    }
    return new ForeignContents(
        "words",
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.of(Words.of(VocabularyFile.readForeign(file))),
        Optional.empty());
  }
}
