package io.github.relevista.modelio;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A JSON object in a model's file, read strictly: a value that is missing or of another kind is
 * refused by its key, and no value is coerced into another.
 */
final class JsonObject {
  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Characters of a wrong value that a message repeats. */
  private static final int SHOWN = 80;

  private final ModelFile file;
  private final String place;
  private final ObjectNode fields;

  private JsonObject(ModelFile file, String place, ObjectNode fields) {
    this.file = file;
    this.place = place;
    this.fields = fields;
  }

  /**
   * @param file what the object stands in
   * @param place where in it, for messages, such as {@code "line 3: "}; may be empty
   * @param json the object and nothing else
   * @throws InvalidModelException if the text is not one JSON object, or a key stands in it twice
   */
  static JsonObject parse(ModelFile file, String place, String json) {
    try {
      return of(file, place, MAPPER.readTree(json));
    } catch (JsonProcessingException e) {
      throw file.refused("%snot valid JSON%s: %s", place, position(e), problem(e));
    }
  }

  private static String position(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    return at == null ? "" : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
  }

  /** The parser's words without its second location, which speaks of the parser's own settings. */
  private static String problem(JsonProcessingException e) {
    return e.getOriginalMessage().replaceAll(" \\(start marker at .*", "");
  }

  private static JsonObject of(ModelFile file, String place, JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      throw file.refused("%sa JSON object is needed, found %s", place, shown(node));
    }
    return new JsonObject(file, place, object);
  }

  /** The keys, in their order. */
  List<String> keys() {
    List<String> keys = new ArrayList<>(fields.size());
    fields.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  boolean has(String key) {
    return fields.has(key);
  }

  /** Whether a key is absent or its value says that there is none: null, false, 0 or "none". */
  boolean isOff(String key) {
    JsonNode value = fields.path(key);
    return value.isMissingNode()
        || value.isNull()
        || (value.isBoolean() && !value.booleanValue())
        || (value.isNumber() && value.doubleValue() == 0)
        || value.asText().equals("none");
  }

  /** The value of a key as it stands in the file, cut where it is long. */
  String shown(String key) {
    return shown(fields.path(key));
  }

  JsonObject object(String key, String placeOfObject) {
    return of(file, placeOfObject, fields.path(key));
  }

  /** Whether a key is there and its value is a certain text. */
  boolean isText(String key, String text) {
    return fields.path(key).isTextual() && fields.path(key).textValue().equals(text);
  }

  String text(String key) {
    return checked(key, JsonNode::isTextual, "a text").textValue();
  }

  boolean flag(String key) {
    return checked(key, JsonNode::isBoolean, "true or false").booleanValue();
  }

  /** A whole number in [minimum, maximum]. */
  int wholeNumber(String key, int minimum, int maximum) {
    Predicate<JsonNode> inRange =
        n -> n.isInt() && n.intValue() >= minimum && n.intValue() <= maximum;
    return checked(key, inRange, "a whole number from %d to %d".formatted(minimum, maximum))
        .intValue();
  }

  double number(String key) {
    return checked(key, JsonNode::isNumber, "a number").doubleValue();
  }

  /** A text that is one of some. */
  String oneOf(String key, Set<String> allowed) {
    String value = text(key);
    if (!allowed.contains(value)) {
      throw refused(
          "%s must be one of %s, was '%s'", key, allowed.stream().sorted().toList(), value);
    }
    return value;
  }

  /**
   * A text that is the name of one of some values; another value where there is none.
   *
   * @param name from a value to its name
   */
  <T> T choice(String key, T[] values, Function<T, String> name, T absent) {
    return has(key) ? choice(key, values, name) : absent;
  }

  /**
   * A text that is the name of one of some values, and must be there.
   *
   * @param name from a value to its name
   */
  <T> T choice(String key, T[] values, Function<T, String> name) {
    Map<String, T> byName =
        Arrays.stream(values).collect(Collectors.toMap(name, Function.identity()));
    return byName.get(oneOf(key, byName.keySet()));
  }

  /**
   * A list of objects.
   *
   * @param placeOfObject from the number of an object, from 1, to its place, for messages
   */
  List<JsonObject> objects(String key, IntFunction<String> placeOfObject) {
    JsonNode array = checked(key, JsonNode::isArray, "a list of objects");
    List<JsonObject> objects = new ArrayList<>(array.size());
    for (JsonNode item : array) {
      objects.add(of(file, placeOfObject.apply(objects.size() + 1), item));
    }
    return objects;
  }

  /** A text, or a list of texts. */
  List<String> textOrTexts(String key) {
    return fields.path(key).isTextual() ? List.of(text(key)) : texts(key);
  }

  List<String> texts(String key) {
    return list(key, JsonNode::isTextual, JsonNode::textValue, "texts");
  }

  /** A list of lists of two texts. */
  List<List<String>> textPairs(String key) {
    return list(
        key,
        n -> n.isArray() && n.size() == 2 && n.get(0).isTextual() && n.get(1).isTextual(),
        n -> List.of(n.get(0).textValue(), n.get(1).textValue()),
        "pairs of texts");
  }

  List<Double> numbers(String key) {
    return list(key, JsonNode::isNumber, JsonNode::doubleValue, "numbers");
  }

  /** Whole numbers in [0, 2⁶³). */
  List<Long> counts(String key) {
    return list(
        key,
        n -> n.isIntegralNumber() && n.canConvertToLong() && n.longValue() >= 0,
        JsonNode::longValue,
        "whole numbers from 0 to 2^63 - 1");
  }

  /** A refusal of what this object says, at its place. */
  InvalidModelException refused(String problem, Object... values) {
    return file.refused("%s%s", place, problem.formatted(values));
  }

  private <T> List<T> list(
      String key, Predicate<JsonNode> isRight, Function<JsonNode, T> value, String kind) {
    JsonNode array = checked(key, JsonNode::isArray, "a list of " + kind);
    List<T> list = new ArrayList<>(array.size());
    for (JsonNode item : array) {
      if (!isRight.test(item)) {
        throw refused("%s must be a list of %s, holds %s", key, kind, shown(item));
      }
      list.add(value.apply(item));
    }
    return list;
  }

  private JsonNode checked(String key, Predicate<JsonNode> isRight, String kind) {
    JsonNode value = fields.path(key);
    if (value.isMissingNode()) {
      throw refused("%s is missing; it must be %s", key, kind);
    }
    if (!isRight.test(value)) {
      throw refused("%s must be %s, was %s", key, kind, shown(value));
    }
    return value;
  }

  private static String shown(JsonNode node) {
    String text = node.isMissingNode() ? "nothing" : node.toString();
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
