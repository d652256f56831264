package io.github.relevista.modelio;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of a state dictionary as those of the modules themselves: without what wraps all of
 * them ({@code module.} of DataParallel, {@code _orig_mod.} of torch.compile, {@code model.} of a
 * trainer), and with those of {@code nn.LSTM} for the cells that are called otherwise.
 */
final class TorchNames {
  /** {@code nn.LSTMCell} and {@code nn.GRUCell}, one step of the first layer. */
  private static final Pattern CELL =
      Pattern.compile("(.*?(?:weight|bias)_(?:ih|hh))((?:_reverse)?)");

  /**
   * Weights under drop-out keep their own values apart: {@code weight_hh_l0_raw} beside the module.
   */
  private static final Pattern RAW = Pattern.compile("(.*?)(weight_hh_l[0-9]+(?:_reverse)?)_raw");

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  /** Names whose numbers sort by their value. */
  static final Comparator<String> IN_ORDER = Comparator.comparing(TorchNames::sortable);

  private TorchNames() {}

  /** The same tensors under the names of the modules themselves. */
  static SortedMap<String, Tensor> plain(SortedMap<String, Tensor> tensors) {
    int wrapper = wrapper(tensors);
    SortedMap<String, Tensor> plain = new TreeMap<>();
    tensors.forEach((name, tensor) -> plain.put(name.substring(wrapper), tensor));
    for (String name : Arrays.asList(plain.keySet().toArray(String[]::new))) {
      Matcher cell = CELL.matcher(name);
      Matcher raw = RAW.matcher(name);
      if (cell.matches()) {
        plain.putIfAbsent(cell.group(1) + "_l0" + cell.group(2), plain.remove(name));
      } else if (raw.matches()) {
        String module = raw.group(1) + "module." + raw.group(2);
        String inputs = module.replace("weight_hh", "weight_ih");
        plain.put(
            plain.containsKey(inputs) ? module : raw.group(1) + raw.group(2), plain.remove(name));
      }
    }
    return plain;
  }

  /** Length of what all names begin with, modules alone. */
  private static int wrapper(SortedMap<String, Tensor> tensors) {
    if (tensors.size() < 2) {
      return 0;
    }
    String first = tensors.firstKey();
    String last = tensors.lastKey();
    int same = 0;
    while (same < Math.min(first.length(), last.length())
        && first.charAt(same) == last.charAt(same)) {
      same++;
    }
    return first.lastIndexOf('.', same - 1) + 1;
  }

  private static String sortable(String name) {
    return NUMBER.matcher(name).replaceAll(number -> "%9s".formatted(number.group()));
  }
}
