package io.github.relevista.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keys and their values, as they come from a YAML file, from {@code --set key=value} and from
 * options; the later wins. What they mean is checked by the record they are read into.
 */
public final class Configuration {
  private static final ObjectMapper YAML =
      YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY).build();

  private final Map<String, Object> values;

  private Configuration(Map<String, Object> values) {
    this.values = values;
  }

  /** A configuration without any key: every default holds. */
  public static Configuration empty() {
    return new Configuration(Map.of());
  }

  /**
   * Reads a YAML file.
   *
   * @throws InvalidSettingException if it cannot be read or is no mapping of keys to values
   */
  public static Configuration read(Path file) {
    try {
      return new Configuration(parse(Files.readString(file), file.toString()));
    } catch (NoSuchFileException e) {
      throw new InvalidSettingException("no configuration file " + file + "; name one with --conf");
    } catch (IOException e) {
      throw new InvalidSettingException(
          "cannot read the configuration file " + file + ": " + e.getMessage());
    }
  }

  /**
   * This configuration with one key set anew.
   *
   * @param assignment {@code key=value}, the value in YAML: {@code slice_by=[stars, category]}
   */
  public Configuration with(String assignment) {
    int equals = assignment.indexOf('=');
    if (equals < 1) {
      throw new InvalidSettingException("--set takes key=value, was given " + assignment);
    }
    String key = assignment.substring(0, equals).strip();
    String value = assignment.substring(equals + 1);
    return with(key, parse("value: " + value, "--set " + assignment).get("value"));
  }

  /** This configuration with one key set anew, to a value of a type that YAML has. */
  public Configuration with(String key, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(values);
    changed.put(key, value);
    return new Configuration(changed);
  }

  /** The values by key, those set to nothing ({@code key:}) left out. */
  Map<String, Object> values() {
    Map<String, Object> present = new LinkedHashMap<>(values);
    present.values().removeIf(value -> value == null);
    return present;
  }

  private static Map<String, Object> parse(String yaml, String origin) {
    try {
      Map<String, Object> values =
          YAML.readValue(yaml, new TypeReference<LinkedHashMap<String, Object>>() {});
      return values == null ? Map.of() : values;
    } catch (JsonProcessingException e) {
      String where = e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
      throw new InvalidSettingException(
          "%s%s is not a YAML mapping of keys to values: %s"
              .formatted(origin, where, e.getOriginalMessage().lines().findFirst().orElse("")));
    }
  }
}
