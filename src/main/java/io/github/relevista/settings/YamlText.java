package io.github.relevista.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * YAML without types: every word stays as it was written. YAML would take {@code no} for false,
 * {@code 010} for eight, {@code 1:30} for ninety and {@code 5.0} for five; what a word means is
 * decided by who asks for it.
 */
final class YamlText {
  private static final YAMLFactory FACTORY = new YAMLFactory();
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final String origin;
  private final YAMLParser parser;

  private YamlText(String origin, YAMLParser parser) {
    this.origin = origin;
    this.parser = parser;
  }

  /**
   * Reads a mapping of keys to values: texts, lists and mappings; a key without a value has null.
   *
   * @param yaml the bytes of a file in UTF-8
   * @param origin what to call it in messages
   * @throws InvalidSettingException if it is no such mapping; nothing at all is an empty one
   */
  static Map<String, Object> parse(byte[] yaml, String origin) {
    return parse(decoded(yaml, origin), origin);
  }

  /** The same of a text. */
  static Map<String, Object> parse(String yaml, String origin) {
    String text = yaml.startsWith(BYTE_ORDER_MARK) ? yaml.substring(1) : yaml;
    try (YAMLParser parser = FACTORY.createParser(text)) {
      return new YamlText(origin, parser).document();
    } catch (JsonProcessingException e) {
      String where = e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
      throw new InvalidSettingException(
          "%s%s is not a YAML mapping of keys to values: %s"
              .formatted(origin, where, e.getOriginalMessage().lines().findFirst().orElse("")));
    } catch (IOException e) {
      throw new IllegalStateException("a text in memory can be read", e);
    }
  }

  private static String decoded(byte[] yaml, String origin) {
    ByteBuffer bytes = ByteBuffer.wrap(yaml);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      // The decoder stops in front of what it cannot read.
      long line = 1;
      for (int index = 0; index < bytes.position(); index++) {
        line += yaml[index] == '\n' ? 1 : 0;
      }
      throw new InvalidSettingException(
          "%s (line %d) is not UTF-8, but Latin-1 or of another encoding; save it as UTF-8"
              .formatted(origin, line));
    }
  }

  private Map<String, Object> document() throws IOException {
    JsonToken first = parser.nextToken();
    Map<String, Object> values;
    if (first == null || first == JsonToken.VALUE_NULL) {
      values = new LinkedHashMap<>();
    } else if (first == JsonToken.START_OBJECT) {
      values = mapping(true);
    } else {
      throw refused("is not a YAML mapping of keys to values: it begins with no key");
    }
    if (first != null && parser.nextToken() != null) {
      throw refused("holds more than one document; write one mapping of keys to values");
    }
    return values;
  }

  /** The mapping that has begun; at the top a value that is nothing is null. */
  private Map<String, Object> mapping(boolean isTop) throws IOException {
    Map<String, Object> values = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      if (values.containsKey(key)) {
        throw refused("holds the key %s twice; remove one", key);
      }
      boolean isNothing = parser.nextToken() == JsonToken.VALUE_NULL && isTop;
      values.put(key, isNothing ? null : value());
    }
    return values;
  }

  private Object value() throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      return mapping(false);
    }
    if (token == JsonToken.START_ARRAY) {
      List<Object> list = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        list.add(value());
      }
      return list;
    }
    if (parser.isCurrentAlias()) {
      throw refused("holds the alias *%s; write the value itself, or in quotes", parser.getText());
    }
    if (!token.isScalarValue() || token == JsonToken.VALUE_EMBEDDED_OBJECT) {
      throw refused("holds what is no text, list or mapping");
    }
    return parser.getText();
  }

  private InvalidSettingException refused(String problem, Object... values) {
    return new InvalidSettingException(
        "%s (line %d) %s"
            .formatted(
                origin, parser.currentTokenLocation().getLineNr(), problem.formatted(values)));
  }
}
