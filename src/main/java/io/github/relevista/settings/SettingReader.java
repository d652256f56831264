package io.github.relevista.settings;

import io.github.relevista.settings.Configuration.Origin;
import io.github.relevista.settings.Configuration.Setting;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoublePredicate;
import java.util.function.Function;

/**
 * Reads typed values out of a {@link Configuration}, each with a message that names key, value and
 * what is allowed; remembers which keys were asked for, so that an unknown one can be refused.
 */
final class SettingReader {
  private final Configuration configuration;
  private final Map<String, Setting> settings;
  private final Set<String> known = new TreeSet<>();
  private final Map<String, Object> read = new TreeMap<>();

  SettingReader(Configuration configuration) {
    this.configuration = configuration;
    this.settings = configuration.settings();
  }

  Optional<String> text(String key) {
    Optional<String> text = value(key).map(value -> single(key, value));
    text.ifPresent(value -> read.put(key, value));
    return text;
  }

  String text(String key, String otherwise) {
    return remembered(key, text(key).orElse(otherwise));
  }

  /** A text that must be there. */
  String required(String key) {
    return set(key, text(key));
  }

  /** A date. */
  Optional<LocalDate> date(String key) {
    return text(key).map(value -> Times.date(key, value));
  }

  /** A number of days, one or more: {@code 28d}. */
  OptionalInt days(String key, int most) {
    Optional<String> text = text(key);
    return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Times.days(key, text.get(), most));
  }

  /** A time span: {@code 90s}, {@code 10m}, {@code 2h}. */
  Duration duration(String key, Duration otherwise) {
    return text(key).map(value -> Times.duration(key, value)).orElse(otherwise);
  }

  /** A path as the current folder sees it. */
  Optional<String> path(String key) {
    return text(key).map(path -> configuration.located(path, origin(key)));
  }

  String requiredPath(String key) {
    return set(key, path(key));
  }

  private static String set(String key, Optional<String> text) {
    return text.filter(value -> !value.isBlank())
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
      list.forEach(element -> result.add(single(key, element)));
    } else {
      Arrays.stream(single(key, value).split(",", -1)).map(String::strip).forEach(result::add);
    }
    if (result.stream().anyMatch(String::isBlank)) {
      throw wrong(key, value, "a list of names without an empty one");
    }
    return remembered(key, List.copyOf(result));
  }

  /** A list of texts, or another one where the key is left out. */
  List<String> texts(String key, List<String> otherwise) {
    return value(key).isEmpty() ? remembered(key, otherwise) : texts(key);
  }

  /**
   * A list of paths as the current folder sees them; a single one stays whole, since a glob may
   * hold commas.
   */
  List<String> paths(String key) {
    Object value = value(key).orElse(List.of());
    List<?> list = value instanceof List<?> several ? several : List.of(value);
    List<String> paths = list.stream().map(element -> single(key, element)).toList();
    if (paths.stream().anyMatch(String::isBlank)) {
      throw wrong(key, value, "a list of paths without an empty one");
    }
    remembered(key, paths);
    return paths.stream().map(path -> configuration.located(path, origin(key))).toList();
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
          result.put((String) name, list.stream().map(element -> single(key, element)).toList());
        });
    return remembered(key, result);
  }

  /** A mapping of texts to texts, in its order. */
  Map<String, String> textByText(String key) {
    Object value = value(key).orElse(Map.of());
    if (!(value instanceof Map<?, ?> map)) {
      throw wrong(key, value, "a mapping of texts to texts");
    }
    Map<String, String> result = new LinkedHashMap<>();
    map.forEach((name, text) -> result.put((String) name, single(key, text)));
    return remembered(key, result);
  }

  /** A truth value, by any of the words that YAML has for it. */
  boolean flag(String key, boolean otherwise) {
    Object value = value(key).orElse(otherwise ? "true" : "false");
    return remembered(
        key, Words.truth(value).orElseThrow(() -> wrong(key, value, "true or false")));
  }

  long count(String key, long otherwise, long least, long most) {
    Object value = value(key).orElse(Long.toString(otherwise));
    return remembered(
        key,
        Words.wholeNumber(value)
            .filter(number -> number >= least && number <= most)
            .orElseThrow(
                () -> wrong(key, value, "a whole number from %d to %d".formatted(least, most))));
  }

  double number(String key, double otherwise, DoublePredicate allowed, String range) {
    Object value = value(key).orElse(Double.toString(otherwise));
    return remembered(key, number(key, value, allowed, range));
  }

  /** A number, if there is one. */
  Optional<Double> number(String key, DoublePredicate allowed, String range) {
    Optional<Double> number = value(key).map(value -> number(key, value, allowed, range));
    number.ifPresent(value -> read.put(key, value));
    return number;
  }

  /** A list of numbers; a single text is split at commas. */
  List<Double> numbers(String key, DoublePredicate allowed, String range) {
    return remembered(
        key, texts(key).stream().map(text -> number(key, text, allowed, range)).toList());
  }

  private static double number(String key, Object value, DoublePredicate allowed, String range) {
    return Words.number(value).filter(allowed::test).orElseThrow(() -> wrong(key, value, range));
  }

  /**
   * One of several choices.
   *
   * @param choices all that there are
   * @param name the name of a choice in configurations
   */
  <E> Optional<E> choice(String key, List<E> choices, Function<E, String> name) {
    return text(key).map(value -> choice(key, value, choices, name));
  }

  /** The choice of a key, or another where it has no value. */
  <E> E choice(String key, List<E> choices, Function<E, String> name, E otherwise) {
    E choice = choice(key, choices, name).orElse(otherwise);
    read.put(key, name.apply(choice));
    return choice;
  }

  /** A list of choices, each once. */
  <E> List<E> choices(String key, List<E> choices, Function<E, String> name) {
    return texts(key).stream().distinct().map(value -> choice(key, value, choices, name)).toList();
  }

  private static <E> E choice(String key, String value, List<E> choices, Function<E, String> name) {
    return choices.stream()
        .filter(choice -> name.apply(choice).equals(value))
        .findFirst()
        .orElseThrow(
            () -> wrong(key, value, String.join(", ", choices.stream().map(name).toList())));
  }

  /**
   * Whether the value of a key is nobody's wish: it has none, or the configuration that the product
   * ships says it.
   */
  boolean isShipped(String key) {
    return !settings.containsKey(key) || origin(key) == Origin.SHIPPED;
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
    for (String key : settings.keySet()) {
      if (!known.contains(key)) {
        String near = Words.nearest(key, known).map("did you mean %s? "::formatted).orElse("");
        throw new InvalidSettingException(
            "unknown key %s; %sthe keys are %s".formatted(key, near, String.join(", ", known)));
      }
    }
  }

  static InvalidSettingException wrong(String key, Object value, String allowed) {
    return new InvalidSettingException("%s must be %s, was %s".formatted(key, allowed, value));
  }

  private Optional<Object> value(String key) {
    known.add(key);
    return Optional.ofNullable(settings.get(key)).map(Setting::value);
  }

  private Origin origin(String key) {
    return settings.get(key).origin();
  }

  private static String single(String key, Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw wrong(key, value, "a single value");
  }
}
