package io.github.relevista.modelio;

import io.github.relevista.model.SentimentModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Tensors by name, as a torch module has them, with a vocabulary of {@code <unk>, w1, w2, …}: what
 * a test changes and then imports.
 */
final class StateDict {
  private final SortedMap<String, Tensor> tensors = new TreeMap<>();

  /** The tensors of a model under torch's names, behind a prefix. */
  static StateDict of(SentimentModel model, String prefix) {
    StateDict state = new StateDict();
    ModelTensors.of(model).forEach((name, tensor) -> state.tensors.put(prefix + name, tensor));
    return state;
  }

  StateDict with(String name, List<Long> shape, float... values) {
    tensors.put(name, new Tensor(shape, values));
    return this;
  }

  /** The same with one more tensor, of zeros. */
  StateDict with(String name, long... shape) {
    List<Long> sizes = Arrays.stream(shape).boxed().toList();
    return with(name, sizes, new float[(int) Tensor.count(sizes)]);
  }

  StateDict without(String name) {
    if (tensors.remove(name) == null) {
      throw new IllegalArgumentException("there is no " + name);
    }
    return this;
  }

  StateDict renamed(String from, String to) {
    Tensor tensor = tensors.get(from);
    without(from);
    tensors.put(to, tensor);
    return this;
  }

  SortedMap<String, Tensor> tensors() {
    return tensors;
  }

  /** Writes the tensors as safetensors, a vocabulary beside them, and imports both. */
  ForeignModel read(Path folder, int terms, ModelDescription description, String... map)
      throws IOException {
    Path weights = folder.resolve("weights.safetensors");
    Safetensors.write(weights, tensors, TensorType.F32);
    return ForeignModelReader.read(
        new ForeignFiles(
            WeightsFormat.TORCH,
            weights,
            Optional.of(vocabulary(folder, terms)),
            Optional.empty(),
            map(folder, map)),
        description,
        Optional.empty());
  }

  static Optional<Path> map(Path folder, String... lines) throws IOException {
    return lines.length == 0
        ? Optional.empty()
        : Optional.of(Files.writeString(folder.resolve("map.yaml"), String.join("\n", lines)));
  }

  /** A file of {@code <unk>} and as many terms more as are needed. */
  static Path vocabulary(Path folder, int terms) throws IOException {
    StringBuilder lines = new StringBuilder("<unk>\n");
    for (int id = 1; id < terms; id++) {
      lines.append('w').append(id).append('\n');
    }
    return Files.write(
        folder.resolve("terms.txt"), lines.toString().getBytes(StandardCharsets.UTF_8));
  }

  static Map<String, byte[]> npy(Map<String, byte[]> arrays) {
    Map<String, byte[]> members = new TreeMap<>();
    arrays.forEach((name, array) -> members.put(name + ".npy", array));
    return members;
  }
}
