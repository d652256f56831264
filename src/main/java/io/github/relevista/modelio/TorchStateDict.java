package io.github.relevista.modelio;

import io.github.relevista.pickle.PickleValue;
import io.github.relevista.pickle.PickleValue.Call;
import io.github.relevista.pickle.PickleValue.Dictionary;
import io.github.relevista.pickle.PickleValue.Named;
import io.github.relevista.pickle.PickleValue.Outside;
import io.github.relevista.pickle.PickleValue.Sequence;
import io.github.relevista.pickle.PickleValue.Text;
import io.github.relevista.pickle.PickleValue.Whole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The state dictionary of what {@code torch.save} pickled: the value itself where all its entries
 * are tensors, else the one entry of a checkpoint that is such a dictionary.
 *
 * @param tensors by name, one or more
 */
record TorchStateDict(Map<String, TorchTensor> tensors) {
  static final String HOW_TO_SAVE_ONE =
      "save its weights alone, in Python: torch.save(model.state_dict(), 'weights.pt')";

  /** What checkpoints usually call the weights, beside which they may hold an average of them. */
  private static final List<String> USUAL_NAMES =
      List.of("state_dict", "model_state_dict", "model_state", "model", "net", "network");

  private static final Set<String> TENSOR_MAKERS =
      Set.of("torch._utils._rebuild_tensor_v2", "torch._utils._rebuild_tensor");

  private static final String PARAMETER_MAKER = "torch._utils._rebuild_parameter";

  /**
   * Finds the state dictionary.
   *
   * @throws InvalidModelException if there is none or several that could be meant
   */
  static TorchStateDict of(ModelFile file, PickleValue pickled) {
    if (pickled instanceof Call object) {
      throw file.refused(
          "is a whole module (%s), which is code; %s",
          object.callee().qualified(), HOW_TO_SAVE_ONE);
    }
    if (!(pickled instanceof Dictionary dictionary)) {
      throw file.refused("holds no dictionary of tensors; %s", HOW_TO_SAVE_ONE);
    }
    if (isState(dictionary)) {
      return tensors(file, dictionary);
    }
    Map<String, Dictionary> states = new LinkedHashMap<>();
    dictionary
        .values()
        .forEach(
            (name, value) -> {
              if (value instanceof Dictionary inner && isState(inner)) {
                states.put(name, inner);
              }
            });
    return tensors(file, chosen(file, dictionary, states));
  }

  private static Dictionary chosen(
      ModelFile file, Dictionary checkpoint, Map<String, Dictionary> states) {
    for (String name : USUAL_NAMES) {
      if (states.containsKey(name)) {
        return states.get(name);
      }
    }
    if (states.size() == 1) {
      return states.values().iterator().next();
    }
    if (states.size() > 1) {
      throw file.refused(
          "holds several state dictionaries, %s; save one alone: torch.save(checkpoint['%s'],"
              + " 'weights.pt')",
          states.keySet(), states.keySet().iterator().next());
    }
    for (Map.Entry<String, PickleValue> entry : checkpoint.values().entrySet()) {
      if (entry.getValue() instanceof Call call && !isTensor(call)) {
        throw file.refused(
            "holds a whole object (%s) as '%s', which is code, and no state dictionary; %s",
            call.callee().qualified(), entry.getKey(), HOW_TO_SAVE_ONE);
      }
    }
    throw file.refused(
        "holds no state dictionary, but %s; %s",
        checkpoint.values().keySet().stream().limit(8).collect(Collectors.joining(", ")),
        HOW_TO_SAVE_ONE);
  }

  /** Whether all values are tensors, and there is one. */
  private static boolean isState(Dictionary dictionary) {
    return !dictionary.values().isEmpty()
        && dictionary.values().values().stream()
            .allMatch(value -> value instanceof Call call && isTensor(call));
  }

  private static boolean isTensor(Call call) {
    String callee = call.callee().qualified();
    return TENSOR_MAKERS.contains(callee) || callee.equals(PARAMETER_MAKER);
  }

  private static TorchStateDict tensors(ModelFile file, Dictionary state) {
    Map<String, TorchTensor> tensors = new LinkedHashMap<>();
    state
        .values()
        .forEach((name, value) -> tensors.put(name, new Entry(file, name).tensor((Call) value)));
    return new TorchStateDict(tensors);
  }

  /** One entry of the dictionary, for what is refused of it. */
  private record Entry(ModelFile file, String name) {
    TorchTensor tensor(Call call) {
      List<PickleValue> arguments = call.arguments().values();
      if (call.callee().qualified().equals(PARAMETER_MAKER)) {
        if (arguments.isEmpty()
            || !(arguments.get(0) instanceof Call inner)
            || !TENSOR_MAKERS.contains(inner.callee().qualified())) {
          throw malformed();
        }
        return tensor(inner);
      }
      if (arguments.size() < 4 || !(arguments.get(0) instanceof Outside outside)) {
        throw malformed();
      }
      try {
        return new TorchTensor(
            storage(outside),
            number(arguments.get(1)),
            numbers(arguments.get(2)),
            numbers(arguments.get(3)));
      } catch (IllegalArgumentException e) {
        throw file.refused("tensor '%s': %s; copy the file again", name, e.getMessage());
      }
    }

    /** The storage of a key such as ('storage', torch.FloatStorage, '0', 'cpu', 3200). */
    private TorchStorage storage(Outside outside) {
      if (!(outside.key() instanceof Sequence key)
          || key.values().size() < 5
          || !(key.values().get(1) instanceof Named type)
          || !(key.values().get(2) instanceof Text member)) {
        throw malformed();
      }
      long elements = number(key.values().get(4));
      if (elements < 0) {
        throw malformed();
      }
      return new TorchStorage(
          TorchStorage.Type.of(type.name())
              .orElseThrow(
                  () ->
                      file.refused(
                          "tensor '%s' has the storage %s; floats, halves, bfloat16 and whole"
                              + " numbers can be read: convert it with .float()",
                          name, type.qualified())),
          member.value(),
          elements);
    }

    private List<Long> numbers(PickleValue value) {
      if (!(value instanceof Sequence sequence)) {
        throw malformed();
      }
      List<Long> numbers = new ArrayList<>();
      sequence.values().forEach(number -> numbers.add(number(number)));
      return numbers;
    }

    private long number(PickleValue value) {
      if (value instanceof Whole whole) {
        return whole.value();
      }
      throw malformed();
    }

    private InvalidModelException malformed() {
      return file.refused(
          "tensor '%s' is not described as torch describes tensors; copy the file again", name);
    }
  }
}
