package io.github.relevista.modelio;

import io.github.relevista.model.AttentionReading.Kind;
import io.github.relevista.model.SelfAttentionLayer;
import io.github.relevista.model.SelfAttentionLayer.Projection;
import io.github.relevista.model.SequenceLayer;
import io.github.relevista.tensor.FloatMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * States that ask each other, among the tensors of torch modules: {@code nn.MultiheadAttention} by
 * the names of its weights, or Linear layers of a module of the user's own that are called after
 * query, key and value. How many heads there are is in no state dictionary.
 *
 * <pre>
 *   in_proj_weight [3 size, size], in_proj_bias, out_proj.weight [size, size], out_proj.bias
 *   query.weight, key.weight, value.weight [size, size], with biases or without
 * </pre>
 *
 * @param size of a step, which stays as it is
 */
record TorchHeads(int size, Projection query, Projection key, Projection value, Projection output)
    implements TorchLayer {
  private static final String IN_PROJECTION = "in_proj_weight";
  private static final Pattern QUERY = named("q", "query");
  private static final Pattern KEY = named("k", "key");
  private static final Pattern VALUE = named("v", "value");

  /** Numbers of heads, the likeliest first. */
  private static final List<Integer> USUAL = List.of(4, 8, 2, 1);

  private static final int MOST = 32;

  private static Pattern named(String letter, String word) {
    return Pattern.compile(
        "(w|to|linear|proj|fc)?(%s|%s)s?(linear|proj|projection|layer|net|transform|w)?"
            .formatted(letter, word));
  }

  /**
   * Takes them out of the tensors that are left.
   *
   * @throws InvalidModelException if there are several, or of a kind that cannot be run
   */
  static Optional<TorchHeads> taken(ModelFile file, UnplacedTensors left) {
    List<TorchHeads> found = new ArrayList<>();
    for (String name : left.namesInOrder()) {
      if (left.has(name) && name.endsWith(IN_PROJECTION)) {
        found.add(ofModule(file, left, name));
      }
    }
    ofLinears(left).ifPresent(found::add);
    if (found.size() > 1) {
      throw file.refused(
          "has %d modules of attention in which steps ask each other; one can be run",
          found.size());
    }
    return found.stream().findFirst();
  }

  private static TorchHeads ofModule(ModelFile file, UnplacedTensors left, String name) {
    String module = name.substring(0, name.length() - IN_PROJECTION.length());
    if (left.has(module + "bias_k")) {
      throw file.refused(
          "tensor '%s' has no place in the model: a step more to ask, add_bias_kv, cannot be run",
          module + "bias_k");
    }
    FloatMatrix all = left.matrix(name);
    int size = all.columns();
    String bias = module + "in_proj_bias";
    float[] biases = left.has(bias) ? left.vector(bias, all.rows()) : new float[0];
    String output = module + "out_proj.weight";
    FloatMatrix outputs = left.matrix(output);
    if (all.rows() != 3 * size || outputs.rows() != size || outputs.columns() != size) {
      throw file.refused(
          "tensor '%s' has the shape [%d, %d]; attention of steps of %d values by each other has"
              + " [%d, %d]",
          name, all.rows(), size, size, 3 * size, size);
    }
    List<Projection> projections =
        IntStream.range(0, 3)
            .mapToObj(
                part ->
                    new Projection(
                        new FloatMatrix(size, size, part(all.values(), part)), part(biases, part)))
            .toList();
    return new TorchHeads(
        size,
        projections.get(0),
        projections.get(1),
        projections.get(2),
        new Projection(outputs, left.biasOf(output, size)));
  }

  private static float[] part(float[] values, int part) {
    int length = values.length / 3;
    return Arrays.copyOfRange(values, part * length, (part + 1) * length);
  }

  private static Optional<TorchHeads> ofLinears(UnplacedTensors left) {
    List<Optional<String>> names =
        List.of(QUERY, KEY, VALUE).stream().map(pattern -> found(left, pattern)).toList();
    if (names.stream().anyMatch(Optional::isEmpty)
        || names.stream().map(name -> left.shape(name.get())).distinct().count() > 1) {
      return Optional.empty();
    }
    List<Projection> projections =
        names.stream()
            .map(
                name -> {
                  FloatMatrix weights = left.matrix(name.get());
                  return new Projection(weights, left.biasOf(name.get(), weights.rows()));
                })
            .toList();
    return Optional.of(
        new TorchHeads(
            projections.get(0).weights().rows(),
            projections.get(0),
            projections.get(1),
            projections.get(2),
            Projection.NONE));
  }

  /** The one square matrix whose module is called so. */
  private static Optional<String> found(UnplacedTensors left, Pattern pattern) {
    Predicate<String> fits =
        name -> {
          String[] path = name.split("\\.");
          return name.endsWith(".weight")
              && left.shape(name).size() == 2
              && left.shape(name).get(0).equals(left.shape(name).get(1))
              && pattern
                  .matcher(path[path.length - 2].toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""))
                  .matches();
        };
    List<String> names = left.names().stream().filter(fits).toList();
    return names.size() == 1 ? Optional.of(names.get(0)) : Optional.empty();
  }

  /** The numbers of heads that the size allows, the likeliest first. */
  List<Integer> headCounts() {
    List<Integer> counts = new ArrayList<>(USUAL);
    IntStream.rangeClosed(1, MOST).filter(count -> !counts.contains(count)).forEach(counts::add);
    counts.removeIf(count -> size % count != 0);
    return List.copyOf(counts);
  }

  @Override
  public List<SequenceLayer> layers(ForeignChoice choice) {
    int heads = choice.lower().heads();
    return List.of(
        new SelfAttentionLayer(
            Kind.DOT,
            heads,
            query,
            key,
            value,
            output,
            new float[] {(float) (1 / Math.sqrt((double) size / heads))}));
  }
}
