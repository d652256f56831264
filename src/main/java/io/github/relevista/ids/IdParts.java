package io.github.relevista.ids;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an id is made of: values under the names that configurations give them, in whatever order
 * they are put.
 *
 * <pre>
 *   String id = new IdParts().with("method", "lrp").with("epsilon", 0.001f).id("settings");
 * </pre>
 *
 * <p>A value is a text, a truth value, a number, a list of such, or a map of texts to such. A
 * number is told by its bits and not as the JDK prints it, which has changed between releases; zero
 * has one sign.
 */
public final class IdParts {
  private final SortedMap<String, Object> parts = new TreeMap<>();

  /**
   * Adds a value.
   *
   * @param name its name in configurations
   * @param value of one of the types above
   * @throws IllegalArgumentException if the name has a value already, or the value another type
   */
  public IdParts with(String name, Object value) {
    if (parts.put(name, canonical(value)) != null) {
      throw new IllegalArgumentException(name + " is part of the id already");
    }
    return this;
  }

  /** Adds several values by their names. */
  public IdParts with(Map<String, ?> values) {
    values.forEach(this::with);
    return this;
  }

  /**
   * The id.
   *
   * @param kind what it is of, such as {@code settings}
   * @return 16 hexadecimal digits
   */
  public String id(String kind) {
    IdHash hash = new IdHash(kind);
    add(hash, parts);
    return hash.id();
  }

  /** The value as text, list or sorted map. */
  private static Object canonical(Object value) {
    if (value instanceof String || value instanceof Boolean) {
      return value.toString();
    }
    if (value instanceof Integer || value instanceof Long) {
      return value.toString();
    }
    if (value instanceof Float number) {
      return Float.toHexString(number + 0f);
    }
    if (value instanceof Double number) {
      return Double.toHexString(number + 0d);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(IdParts::canonical).toList();
    }
    if (value instanceof Map<?, ?> map) {
      SortedMap<String, Object> sorted = new TreeMap<>();
      map.forEach((key, element) -> sorted.put((String) key, canonical(element)));
      return sorted;
    }
    throw new IllegalArgumentException("an id cannot be made of " + value);
  }

  private static void add(IdHash hash, Object value) {
    if (value instanceof List<?> list) {
      hash.add("list").add(list.size());
      list.forEach(element -> add(hash, element));
    } else if (value instanceof SortedMap<?, ?> map) {
      hash.add("map").add(map.size());
      map.forEach(
          (key, element) -> {
            hash.add((String) key);
            add(hash, element);
          });
    } else {
      hash.add("text").add((String) value);
    }
  }
}
