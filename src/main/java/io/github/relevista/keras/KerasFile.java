package io.github.relevista.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A file that Keras saved, told by what it holds and not by its name: HDF5 of Keras 1 to 3, a whole
 * model or weights alone with the architecture in a file beside them, or a {@code .keras} archive.
 */
public final class KerasFile {
  private static final String CONFIG = "config.json";
  private static final String WEIGHTS = "model.weights.h5";

  /** Bytes of a part of an archive that are read at most. */
  private static final int MAXIMUM_BYTES = 1 << 30;

  private static final int MAXIMUM_JSON = 1 << 26;
  private static final Pattern RELEASE = Pattern.compile("\"?keras_version\"?\\s*:\\s*\"([0-9]+)");

  private KerasFile() {}

  /** Whether a file is HDF5 or a {@code .keras} archive. */
  public static boolean isOne(Path path) throws IOException {
    if (isHdf5(path)) {
      return true;
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] start = in.readNBytes(2);
      if (start.length < 2 || start[0] != 'P' || start[1] != 'K') {
        return false;
      }
    }
    try (ZipFile zip = new ZipFile(path.toFile())) {
      return zip.getEntry(CONFIG) != null && zip.getEntry(WEIGHTS) != null;
    } catch (ZipException | EOFException e) {
      return false;
    }
  }

  /** HDF5 begins at byte 0, 512, 1024, 2048, …: a block of the user's own may stand before it. */
  private static boolean isHdf5(Path path) throws IOException {
    byte[] found = new byte[Hdf5.SIGNATURE.length];
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      for (long begin = 0;
          begin + found.length <= file.length();
          begin = Math.max(512, 2 * begin)) {
        file.seek(begin);
        file.readFully(found);
        if (Arrays.equals(found, Hdf5.SIGNATURE)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Reads a network.
   *
   * @param architecture a file of JSON with the layers, for a file of weights alone
   * @throws KerasException if the file is not of Keras, damaged, or of a model that cannot be run
   * @throws IOException if it cannot be read
   */
  public static KerasNetwork read(Path path, Optional<Path> architecture) throws IOException {
    if (isHdf5(path)) {
      try (Hdf5 file = Hdf5.open(path)) {
        return ofHdf5(file, architecture);
      }
    }
    if (!isOne(path)) {
      throw new KerasException(
          "is neither HDF5 nor a .keras archive, which are what Keras saves models as");
    }
    try (ZipFile zip = new ZipFile(path.toFile())) {
      return ofArchive(zip);
    } catch (ZipException | EOFException e) {
      throw new KerasException("is a damaged zip (%s); copy the file again", e.getMessage());
    }
  }

  /**
   * What a file holds, without its values.
   *
   * @throws KerasException if it is neither HDF5 nor a {@code .keras} archive, or damaged
   * @throws IOException if it cannot be read
   */
  public static KerasContents contents(Path path) throws IOException {
    if (isHdf5(path)) {
      try (Hdf5 file = Hdf5.open(path)) {
        Optional<String> config = file.text("", "model_config");
        return new KerasContents(
            config.isPresent()
                ? "HDF5 of Keras, a model with its weights"
                : "HDF5, weights of Keras without an architecture",
            config.map(Architecture::read).map(KerasContents::layers).orElse(List.of()),
            file.items());
      }
    }
    try (ZipFile zip = new ZipFile(path.toFile())) {
      String json = new String(bytes(zip, CONFIG, MAXIMUM_JSON), StandardCharsets.UTF_8);
      try (Hdf5 file = Hdf5.of(bytes(zip, WEIGHTS, MAXIMUM_BYTES))) {
        return new KerasContents(
            "a .keras archive, a model with its weights",
            KerasContents.layers(Architecture.read(json)),
            file.items());
      }
    } catch (ZipException | EOFException e) {
      throw new KerasException("is a damaged zip (%s); copy the file again", e.getMessage());
    }
  }

  /**
   * The layers of an architecture in a file of its own; none where it is no such file.
   *
   * @throws IOException if it cannot be read
   */
  public static Optional<KerasContents> architecture(Path path) throws IOException {
    try {
      return Optional.of(
          new KerasContents(
              "an architecture of Keras, without weights",
              KerasContents.layers(Architecture.read(text(path))),
              List.of()));
    } catch (KerasException | CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static KerasNetwork ofHdf5(Hdf5 file, Optional<Path> beside) throws IOException {
    Optional<String> config = file.text("", "model_config");
    if (config.isEmpty() && beside.isEmpty()) {
      throw new KerasException(
          "holds weights and no architecture; name the file of model.to_json() with"
              + " --architecture");
    }
    String json = beside.isPresent() ? text(beside.get()) : config.get();
    String root = file.group("model_weights").isPresent() ? "model_weights" : "";
    String version =
        file.text(root, "keras_version").or(() -> file.text("", "keras_version")).orElse("");
    Architecture architecture = Architecture.read(json);
    return build(
        architecture,
        version.isEmpty() ? release(json) : release("keras_version: \"" + version),
        WeightSource.ofNames(file, root, architecture),
        Optional.empty());
  }

  private static String text(Path path) throws IOException {
    if (Files.size(path) > MAXIMUM_JSON) {
      throw new KerasException("has an architecture of more than %d bytes", MAXIMUM_JSON);
    }
    return Files.readString(path);
  }

  private static KerasNetwork ofArchive(ZipFile zip) throws IOException {
    String json = new String(bytes(zip, CONFIG, MAXIMUM_JSON), StandardCharsets.UTF_8);
    String metadata =
        zip.getEntry("metadata.json") == null
            ? "keras_version: \"3"
            : new String(bytes(zip, "metadata.json", MAXIMUM_JSON), StandardCharsets.UTF_8);
    Architecture architecture = Architecture.read(json);
    Optional<List<String>> terms = Optional.empty();
    Optional<? extends ZipEntry> vocabulary =
        zip.stream().filter(e -> e.getName().endsWith("vocabulary.txt")).findFirst();
    if (vocabulary.isPresent()) {
      String name = vocabulary.get().getName();
      String lines = new String(bytes(zip, name, MAXIMUM_JSON), StandardCharsets.UTF_8);
      terms = Optional.of(List.of(lines.split("\n", -1)));
    }
    try (Hdf5 file = Hdf5.of(bytes(zip, WEIGHTS, MAXIMUM_BYTES))) {
      return build(
          architecture, release(metadata), WeightSource.ofClasses(file, architecture), terms);
    }
  }

  private static byte[] bytes(ZipFile zip, String name, int maximum) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    // A compressed byte stands for at most 1,032 others, a limit of deflate.
    if (entry.getSize() > maximum || entry.getSize() / 1_032 > entry.getCompressedSize()) {
      throw new KerasException("claims %d bytes of %s", entry.getSize(), name);
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return in.readNBytes(maximum);
    } catch (ZipException | EOFException e) {
      throw new KerasException("%s is damaged (%s); copy the file again", name, e.getMessage());
    }
  }

  /** The first number of a version; 2 where there is none. */
  private static int release(String json) {
    Matcher version = RELEASE.matcher(json);
    int release = version.find() ? version.group(1).charAt(0) - '0' : 2;
    return Math.max(1, Math.min(3, release));
  }

  private static KerasNetwork build(
      Architecture architecture,
      int release,
      WeightSource weights,
      Optional<List<String>> vocabulary) {
    KerasBuilder builder = new KerasBuilder(release, weights);
    Optional<KerasNetwork.TextLayer> text = Optional.empty();
    try {
      for (Chain.Step step : Chain.of(architecture.flat()).steps()) {
        if (!step.parts().isEmpty()) {
          builder.read(step.layer(), step.parts());
        } else {
          builder.add(step.layer());
        }
        if (step.layer().kind().equals("TextVectorization")) {
          text = Optional.of(textLayer(step.layer(), vocabulary));
        }
      }
      return builder.network(text);
    } catch (IllegalArgumentException e) {
      throw new KerasException("%s", e.getMessage());
    }
  }

  private static KerasNetwork.TextLayer textLayer(
      LayerConfig layer, Optional<List<String>> vocabulary) {
    List<String> terms = new ArrayList<>(vocabulary.orElse(List.of()));
    layer.value("vocabulary").ifPresent(list -> list.forEach(term -> terms.add(term.asText())));
    if (terms.isEmpty() || !terms.get(0).isEmpty()) {
      terms.add(0, "[UNK]");
      terms.add(0, "");
    }
    for (String key : List.of("ngrams", "pad_to_max_tokens")) {
      if (key.equals("ngrams") && layer.value(key).isPresent()) {
        throw layer.refused("makes n-grams, which cannot be run");
      }
    }
    if (!layer.value("split").map(JsonNode::asText).orElse("whitespace").equals("whitespace")) {
      throw layer.refused("splits texts by %s; whitespace can be run", layer.value("split").get());
    }
    String standard = layer.value("standardize").map(JsonNode::asText).orElse("none");
    return switch (standard) {
      case "lower_and_strip_punctuation" -> new KerasNetwork.TextLayer(terms, true, true);
      case "lower" -> new KerasNetwork.TextLayer(terms, true, false);
      case "strip_punctuation" -> new KerasNetwork.TextLayer(terms, false, true);
      case "none" -> new KerasNetwork.TextLayer(terms, false, false);
      default -> throw layer.refused("standardizes texts by %s, which cannot be run", standard);
    };
  }
}
