package io.github.relevista.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoublePredicate;

/**
 * Reads typed values out of a {@link Configuration}, each with a message that names key, value and
 * what is allowed; remembers which keys were asked for, so that an unknown one can be refused.
 */
final class SettingReader {
  private final Map<String, Object> values;
  private final Set<String> known = new TreeSet<>();
  private final Map<String, Object> read = new TreeMap<>();

  SettingReader(Configuration configuration) {
    this.values = configuration.values();
  }

  Optional<String> text(String key) {
    Optional<String> text = value(key).map(value -> scalar(key, value));
    text.ifPresent(value -> read.put(key, value));
    return text;
  }

  String text(String key, String otherwise) {
    return remembered(key, text(key).orElse(otherwise));
  }

  String required(String key) {
    return text(key)
        .filter(value -> !value.isBlank())
        .orElseThrow(
            () ->
                new InvalidSettingException(
                    "%s is not set; set it in the configuration or with --%s"
                        .formatted(key, key.replace('_', '-'))));
  }

  /** A list of texts; a single text is split at commas. */
  List<String> texts(String key) {
    Object value = value(key).orElse(List.of());
    List<String> result = new ArrayList<>();
    if (value instanceof List<?> list) {
      list.forEach(element -> result.add(scalar(key, element)));
    } else {
      Arrays.stream(scalar(key, value).split(",")).map(String::strip).forEach(result::add);
    }
    if (result.stream().anyMatch(String::isEmpty)) {
      throw wrong(key, value, "a list of names without an empty one");
    }
    return remembered(key, List.copyOf(result));
  }

  /** A list of paths; a single one stays whole, since a glob may hold commas. */
  List<String> paths(String key) {
    Object value = value(key).orElse(List.of());
    List<?> list = value instanceof List<?> several ? several : List.of(value);
    return remembered(key, list.stream().map(element -> scalar(key, element)).toList());
  }

  /** A mapping of texts to one text or several. */
  Map<String, List<String>> textLists(String key) {
    Object value = value(key).orElse(Map.of());
    if (!(value instanceof Map<?, ?> map)) {
      throw wrong(key, value, "a mapping of values to one class or a list of classes");
    }
    Map<String, List<String>> result = new LinkedHashMap<>();
    map.forEach(
        (name, names) -> {
          List<?> list = names instanceof List<?> several ? several : List.of(names);
          result.put(
              String.valueOf(name), list.stream().map(element -> scalar(key, element)).toList());
        });
    return remembered(key, result);
  }

  boolean flag(String key, boolean otherwise) {
    Object value = value(key).orElse(otherwise);
    return switch (String.valueOf(value)) {
      case "true" -> remembered(key, true);
      case "false" -> remembered(key, false);
      default -> throw wrong(key, value, "true or false");
    };
  }

  long count(String key, long otherwise, long least, long most) {
    Object value = value(key).orElse(otherwise);
    String allowed = "a whole number from %d to %d".formatted(least, most);
    try {
      long number = Long.parseLong(String.valueOf(value));
      if (number < least || number > most) {
        throw wrong(key, value, allowed);
      }
      return remembered(key, number);
    } catch (NumberFormatException e) {
      throw wrong(key, value, allowed);
    }
  }

  double number(String key, double otherwise, DoublePredicate allowed, String range) {
    Object value = value(key).orElse(otherwise);
    try {
      double number = Double.parseDouble(String.valueOf(value));
      if (!allowed.test(number)) {
        throw wrong(key, value, range);
      }
      return remembered(key, number);
    } catch (NumberFormatException e) {
      throw wrong(key, value, range);
    }
  }

  /** A list of numbers; a single text is split at commas. */
  List<Double> numbers(String key, DoublePredicate allowed, String range) {
    List<String> texts = texts(key);
    try {
      List<Double> numbers = texts.stream().map(Double::valueOf).toList();
      if (numbers.stream().allMatch(allowed::test)) {
        return remembered(key, numbers);
      }
    } catch (NumberFormatException e) {
      // Told below, like a number out of range.
    }
    throw wrong(key, texts, range);
  }

  <E extends Enum<E>> Optional<E> choice(String key, Class<E> type) {
    return text(key).map(value -> constant(key, value, type));
  }

  /** The choice of a key, or another where it has no value. */
  <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
    E choice = choice(key, type).orElse(otherwise);
    read.put(key, choice.name().toLowerCase(Locale.ROOT));
    return choice;
  }

  /** A list of choices, each once. */
  <E extends Enum<E>> List<E> choices(String key, Class<E> type) {
    return texts(key).stream().distinct().map(value -> constant(key, value, type)).toList();
  }

  private static <E extends Enum<E>> E constant(String key, String value, Class<E> type) {
    List<String> names = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      String name = constant.name().toLowerCase(Locale.ROOT);
      if (name.equals(value)) {
        return constant;
      }
      names.add(name);
    }
    throw wrong(key, value, String.join(", ", names));
  }

  /**
   * The value of every key that was asked for and has one, whether it was set or is the default:
   * texts, numbers, truth values, and lists and maps of them. The order and the spelling of a
   * configuration leave no trace in it.
   */
  Map<String, Object> read() {
    return Collections.unmodifiableMap(read);
  }

  private <T> T remembered(String key, T value) {
    read.put(key, value);
    return value;
  }

  /** Refuses a configuration that holds a key nobody asked for. */
  void refuseUnknownKeys() {
    for (String key : values.keySet()) {
      if (!known.contains(key)) {
        throw new InvalidSettingException(
            "unknown key %s; the keys are %s".formatted(key, String.join(", ", known)));
      }
    }
  }

  static InvalidSettingException wrong(String key, Object value, String allowed) {
    return new InvalidSettingException("%s must be %s, was %s".formatted(key, allowed, value));
  }

  private Optional<Object> value(String key) {
    known.add(key);
    return Optional.ofNullable(values.get(key));
  }

  private static String scalar(String key, Object value) {
    if (value instanceof Map || value instanceof List || value == null) {
      throw wrong(key, value, "a single value");
    }
    return String.valueOf(value);
  }
}
