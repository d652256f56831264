package io.github.relevista.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a layer does that stands for an operation on tensors, such as {@code x[:, -1]}: Keras 2
 * saves these as {@code SlicingOpLambda} and {@code TFOpLambda}, Keras 3 under the names of its own
 * operations. All of them are data; a {@code Lambda} is code, and none.
 */
enum Operation {
  /** The last step of a sequence. */
  LAST_STEP,
  /** The mean over the steps. */
  MEAN,
  /** The highest of the steps. */
  MAX,
  /** The sum over the steps. */
  SUM,
  /** Vectors side by side. */
  CONCAT,
  /** The product of two tensors, number by number. */
  MULTIPLY;

  /** The operation of a layer; empty where it is none of these. */
  static Optional<Operation> of(LayerConfig layer) {
    String name = layer.value("function").map(JsonNode::asText).orElse("");
    return switch (layer.kind()) {
      case "SlicingOpLambda" -> Optional.of(slice(layer, layer.call().findValue("slice_spec")));
      case "GetItem" -> Optional.of(slice(layer, layer.call().path(0).path("args").path(1)));
      case "Concatenate" -> Optional.of(CONCAT);
      case "Merge" -> Optional.of(merge(layer));
      case "Multiply" -> Optional.of(MULTIPLY);
      case "Mean", "Max", "Sum" ->
          Optional.of(overSteps(layer, valueOf(layer.kind().toUpperCase(Locale.ROOT))));
      case "TFOpLambda" ->
          switch (name) {
            case "math.reduce_mean", "reduce_mean" -> Optional.of(overSteps(layer, MEAN));
            case "math.reduce_max", "reduce_max" -> Optional.of(overSteps(layer, MAX));
            case "math.reduce_sum", "reduce_sum" -> Optional.of(overSteps(layer, SUM));
            case "concat" -> Optional.of(CONCAT);
            case "math.multiply", "multiply" -> Optional.of(MULTIPLY);
            default -> throw layer.refused("calls %s of TensorFlow, which cannot be run", name);
          };
      default -> Optional.empty();
    };
  }

  private static Operation merge(LayerConfig layer) {
    String mode = layer.value("mode").map(JsonNode::asText).orElse("sum");
    return switch (mode) {
      case "concat" -> CONCAT;
      case "mul" -> MULTIPLY;
      default -> throw layer.refused("merges by %s; concat can be run", mode);
    };
  }

  /** [:, -1], also with : for what a step has; a slice may be an object, null or text. */
  private static Operation slice(LayerConfig layer, JsonNode spec) {
    List<JsonNode> parts = new ArrayList<>();
    if (spec != null) {
      // A tuple of Python is a list, or an object with items.
      spec.path("items").elements().forEachRemaining(parts::add);
      if (spec.isArray()) {
        spec.forEach(parts::add);
      }
    }
    boolean last =
        (parts.size() == 2 || parts.size() == 3)
            && isWhole(parts.get(0))
            && parts.get(1).isInt()
            && parts.get(1).intValue() == -1
            && (parts.size() == 2 || isWhole(parts.get(2)));
    if (!last) {
      throw layer.refused("takes %s of a tensor; the last step, [:, -1], can be read", spec);
    }
    return LAST_STEP;
  }

  private static boolean isWhole(JsonNode part) {
    JsonNode slice =
        part.path("class_name").asText("").equals("__slice__") ? part.path("config") : part;
    return slice.isObject()
        && List.of("start", "stop", "step").stream()
            .allMatch(
                end ->
                    slice.path(end).isNull()
                        || slice.path(end).isMissingNode()
                        || (end.equals("step") && slice.path(end).asInt(0) == 1)
                        || (end.equals("start")
                            && slice.path(end).isInt()
                            && slice.path(end).asInt() == 0));
  }

  private static Operation overSteps(LayerConfig layer, Operation operation) {
    JsonNode call = layer.call().findValue("axis");
    JsonNode axis = call == null ? layer.config().path("axis") : call;
    JsonNode one = axis.isArray() && axis.size() == 1 ? axis.get(0) : axis;
    JsonNode kept = layer.call().findValue("keepdims");
    boolean keeps = layer.flag("keepdims") || (kept != null && kept.asBoolean());
    boolean steps = one.isInt() && (one.intValue() == 1 || one.intValue() == -2);
    if (!steps || keeps) {
      throw layer.refused(
          "reduces axis %s%s; the steps, axis 1, can be", axis, keeps ? " and keeps it" : "");
    }
    return operation;
  }
}
