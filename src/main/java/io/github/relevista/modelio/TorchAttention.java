package io.github.relevista.modelio;

import io.github.relevista.model.AttentionReading;
import io.github.relevista.model.AttentionReading.Kind;
import io.github.relevista.tensor.FloatMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Attention among the tensors of torch modules, told by names and by shapes: one row, one column or
 * a vector is a query, a matrix projects steps, or final states, or both side by side. What stands
 * between them is in no state dictionary, so that there are several ways to read them.
 *
 * <pre>
 *   query v                     v · h_t                    v · tanh(h_t)
 *   W [k, size], query v        v · tanh(W h_t + b)        v · (W h_t + b)
 *   W [size, size]              s · (W h_t)                (W s) · h_t     s · tanh(W h_t + b)
 *   W, U [k, size], query v     v · tanh(W h_t + U s + b)  and with both exchanged
 *   W [k, 2 size], query v      v · tanh(W [s; h_t] + b)   v · tanh(W [h_t; s] + b)
 *   nothing                     s · h_t                    s · h_t / √size
 * </pre>
 *
 * with the final states s of the layer whose states are h_t.
 */
final class TorchAttention {
  private static final Pattern NAMES =
      Pattern.compile("(?i).*(attn|attention|context|query|\\batt\\b).*");

  /** A query that is a parameter of the model itself, without a module of its own. */
  private static final Pattern PARAMETER =
      Pattern.compile(
          "[a-zA-Z]|[uw]_[a-z]+|(.*\\.)?((attn|attention|context|query)(_(vector|weight|weights))?)");

  /** A network without weights of attention. */
  static final TorchAttention NONE = new TorchAttention();

  private final List<FloatMatrix> matrices = new ArrayList<>();
  private final List<float[]> biases = new ArrayList<>();
  private float[] query = {};

  private TorchAttention() {}

  /** Whether a tensor is of attention by its name. */
  static boolean isNamed(String name) {
    return NAMES.matcher(name).matches();
  }

  /** Whether a vector is a query by its name, a parameter by itself. */
  static boolean isQuery(String name, List<Long> shape) {
    return shape.size() == 1 && PARAMETER.matcher(name).matches();
  }

  /**
   * Takes attention out of the tensors that are left.
   *
   * @throws InvalidModelException if there is some that cannot be run
   */
  static TorchAttention taken(ModelFile file, UnplacedTensors left) {
    TorchAttention attention = new TorchAttention();
    for (String name : List.copyOf(left.names())) {
      boolean named = isNamed(name) && !name.endsWith("bias");
      if (left.has(name) && (named || isQuery(name, left.shape(name)))) {
        attention.take(file, left, name);
      }
    }
    if (attention.matrices.size() == 2 && attention.query.length == 0) {
      throw file.refused(
          "has two projections for attention and no query; attention that asks steps by steps"
              + " cannot be run");
    }
    return attention;
  }

  private void take(ModelFile file, UnplacedTensors left, String name) {
    List<Long> shape = left.shape(name);
    Tensor tensor = left.take(name, shape);
    String twin = name.replaceFirst("weight$", "bias");
    float[] bias =
        !twin.equals(name) && left.has(twin)
            ? left.take(twin, left.shape(twin)).values()
            : new float[0];
    boolean isQuery = shape.stream().filter(size -> size != 1).count() <= 1;
    if (isQuery && query.length == 0) {
      // What is added to every step alike is lost in the softmax.
      query = tensor.values();
    } else if (!isQuery && shape.size() == 2 && matrices.size() < 2) {
      matrices.add(
          new FloatMatrix(shape.get(0).intValue(), shape.get(1).intValue(), tensor.values()));
      biases.add(bias);
    } else {
      throw file.refused(
          "tensor '%s' has no place in the model: attention of this kind cannot be run", name);
    }
  }

  boolean isPresent() {
    return !matrices.isEmpty() || query.length > 0;
  }

  /** The ways in which steps of a size may be asked, the likeliest first; none fits, none is. */
  List<AttentionReading> readings(int size) {
    List<AttentionReading> readings = new ArrayList<>();
    if (!isPresent()) {
      readings.add(AttentionReading.ofFinalStates(FloatMatrix.zeros(0, 0)));
      readings.add(
          AttentionReading.ofFinalStates(
              FloatMatrix.diagonal(size, (float) (1 / Math.sqrt(size)))));
    } else if (matrices.isEmpty()) {
      if (query.length == size) {
        FloatMatrix none = FloatMatrix.zeros(0, 0);
        readings.add(new AttentionReading(Kind.DOT, none, new float[0], query));
        readings.add(new AttentionReading(Kind.ADDITIVE, none, new float[0], query));
      }
    } else if (query.length == 0) {
      addOfFinalStates(readings, size);
    } else if (matrices.size() == 2) {
      addOfBoth(readings, matrices.get(0), matrices.get(1), size);
      addOfBoth(readings, matrices.get(1), matrices.get(0), size);
    } else if (matrices.get(0).columns() == 2 * size) {
      FloatMatrix left = columns(matrices.get(0), 0, size);
      FloatMatrix right = columns(matrices.get(0), size, size);
      addOfBoth(readings, right, left, size);
      addOfBoth(readings, left, right, size);
    } else if (matrices.get(0).columns() == size && matrices.get(0).rows() == query.length) {
      AttentionReading reading =
          new AttentionReading(Kind.ADDITIVE, matrices.get(0), biases.get(0), query);
      readings.add(reading);
      readings.add(reading.as(Kind.DOT));
    }
    return readings;
  }

  private void addOfFinalStates(List<AttentionReading> readings, int size) {
    FloatMatrix matrix = matrices.get(0);
    if (matrix.rows() != size || matrix.columns() != size) {
      return;
    }
    // A bias adds the same to every step, and is lost in the softmax.
    readings.add(AttentionReading.ofFinalStates(matrix));
    if (biases.get(0).length == 0) {
      readings.add(AttentionReading.ofFinalStates(matrix.transposed()));
    }
    readings.add(new AttentionReading(Kind.ADDITIVE, matrix, biases.get(0), new float[0]));
  }

  private void addOfBoth(
      List<AttentionReading> readings, FloatMatrix ofSteps, FloatMatrix ofStates, int size) {
    boolean fits =
        ofSteps.columns() == size
            && ofStates.columns() == size
            && ofSteps.rows() == query.length
            && ofStates.rows() == query.length;
    if (fits) {
      readings.add(
          new AttentionReading(
              Kind.ADDITIVE, ofSteps, biasesAdded(), query, ofStates, new float[0]));
    }
  }

  private float[] biasesAdded() {
    float[] sum = new float[query.length];
    for (float[] bias : biases) {
      for (int i = 0; i < Math.min(sum.length, bias.length); i++) {
        sum[i] += bias[i];
      }
    }
    return sum;
  }

  private static FloatMatrix columns(FloatMatrix matrix, int begin, int count) {
    FloatMatrix part = FloatMatrix.zeros(matrix.rows(), count);
    for (int row = 0; row < matrix.rows(); row++) {
      System.arraycopy(
          matrix.values(), matrix.offset(row) + begin, part.values(), part.offset(row), count);
    }
    return part;
  }
}
