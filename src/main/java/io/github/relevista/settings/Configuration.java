package io.github.relevista.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keys and their values, as they come from a YAML file, from {@code --set key=value} and from
 * options; the later wins. A value is a text as it was written, a list or a mapping: what it means
 * is checked by the record that it is read into.
 *
 * <p>A value of the file that the product ships is nobody's wish: paths in it are relative to the
 * home of the product, and columns and labels that it names are used where they exist. All other
 * values are the user's, whose paths are relative to the current folder.
 */
public final class Configuration {
  /** Where a value was written. */
  enum Origin {
    /** In the configuration that the product ships. */
    SHIPPED,
    /** In a file, an assignment or an option of the user's. */
    OWN
  }

  /**
   * A value with where it was written.
   *
   * @param value a text, a list or a mapping; null for nothing
   * @param origin where it was written
   */
  record Setting(Object value, Origin origin) {}

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String QUOTE_OR_BRACKET = "[{\"'";
  private static final Path NO_HOME = Path.of("");
  private static final String HOME = "home";

  private final Path home;
  private final Map<String, Setting> settings;

  private Configuration(Path home, Map<String, Setting> settings) {
    this.home = home;
    this.settings = settings;
  }

  /** A configuration without any key: every default holds. */
  public static Configuration empty() {
    return new Configuration(NO_HOME, Map.of());
  }

  /**
   * Reads a YAML file of the user's.
   *
   * @throws InvalidSettingException if it cannot be read or is no mapping of keys to values
   */
  public static Configuration read(Path file) {
    return new Configuration(NO_HOME, settings(file, Origin.OWN));
  }

  /**
   * Reads the configuration of a command that the product ships.
   *
   * @param home the folder that {@code conf} lies in
   * @param command the name of the command
   * @throws InvalidSettingException if it cannot be read or is no mapping of keys to values
   */
  public static Configuration shipped(Path home, String command) {
    return new Configuration(home, settings(shippedFile(home, command), Origin.SHIPPED));
  }

  /** The file that {@link #shipped} reads. */
  public static Path shippedFile(Path home, String command) {
    return home.resolve("conf").resolve(command + ".yaml");
  }

  private static Map<String, Setting> settings(Path file, Origin origin) {
    try {
      Map<String, Setting> settings = new LinkedHashMap<>();
      YamlText.parse(Files.readAllBytes(file), file.toString())
          .forEach((key, value) -> settings.put(key, new Setting(value, origin)));
      return settings;
    } catch (NoSuchFileException e) {
      throw new InvalidSettingException("no configuration file " + file + "; name one with --conf");
    } catch (IOException e) {
      throw new InvalidSettingException(
          "cannot read the configuration file " + file + ": " + e.getMessage());
    }
  }

  /**
   * Reads what {@link #json} wrote.
   *
   * @throws InvalidSettingException if it is nothing of the kind
   */
  public static Configuration ofJson(String json) {
    Map<String, Object> parts = YamlText.parse(json, "the resolved configuration");
    Map<String, Setting> settings = new LinkedHashMap<>();
    for (Origin origin : Origin.values()) {
      if (!(parts.get(origin.name()) instanceof Map<?, ?> values)) {
        throw new InvalidSettingException(
            "the resolved configuration lacks its values of origin " + origin);
      }
      values.forEach((key, value) -> settings.put((String) key, new Setting(value, origin)));
    }
    return new Configuration(Path.of(String.valueOf(parts.get(HOME))), settings);
  }

  /** All of this as one line of JSON, for a JVM that cannot read the files it came from. */
  public String json() {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put(HOME, home.toAbsolutePath().toString());
    for (Origin origin : Origin.values()) {
      Map<String, Object> values = new LinkedHashMap<>();
      settings.forEach(
          (key, setting) -> {
            if (setting.origin() == origin && setting.value() != null) {
              values.put(key, setting.value());
            }
          });
      parts.put(origin.name(), values);
    }
    try {
      return JSON.writeValueAsString(parts);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("no JSON of " + parts, e);
    }
  }

  /**
   * This configuration with one key set anew.
   *
   * @param assignment {@code key=value}: a text as it stands, or, where it begins with a bracket or
   *     a quote, in YAML: {@code slice_by=[stars, category]}; nothing, {@code null} and {@code ~}
   *     take the value away
   */
  public Configuration with(String assignment) {
    int equals = assignment.indexOf('=');
    if (equals < 1) {
      throw new InvalidSettingException("--set takes key=value, was given " + assignment);
    }
    String key = assignment.substring(0, equals).strip();
    String value = assignment.substring(equals + 1).strip();
    if (value.isEmpty() || value.equals("null") || value.equals("~")) {
      return with(key, null);
    }
    boolean isYaml = QUOTE_OR_BRACKET.indexOf(value.charAt(0)) >= 0;
    return with(
        key,
        isYaml ? YamlText.parse("value: " + value, "--set " + assignment).get("value") : value);
  }

  /**
   * This configuration with one key set anew.
   *
   * @param value a text, a number, a truth value, a list or a mapping of such; null for nothing
   */
  public Configuration with(String key, Object value) {
    Map<String, Setting> changed = new LinkedHashMap<>(settings);
    changed.put(key, new Setting(value == null ? null : written(value), Origin.OWN));
    return new Configuration(home, changed);
  }

  /** The value as a file would have it. */
  private static Object written(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(Configuration::written).toList();
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> written = new LinkedHashMap<>();
      map.forEach((key, element) -> written.put(String.valueOf(key), written(element)));
      return written;
    }
    return String.valueOf(value);
  }

  /** The settings by key, those of nothing ({@code key:}, {@code --key ''}) left out. */
  Map<String, Setting> settings() {
    Map<String, Setting> present = new LinkedHashMap<>(settings);
    present.values().removeIf(setting -> setting.value() == null || setting.value().equals(""));
    return present;
  }

  /**
   * A path of a setting as the current folder sees it.
   *
   * @param path a local path, a glob or an address such as {@code hdfs://…}
   * @param origin where it was written
   */
  String located(String path, Origin origin) {
    boolean isAbsolute = path.startsWith("/") || path.matches("[A-Za-z][A-Za-z0-9+.-]*:.*");
    if (origin == Origin.OWN || isAbsolute || isHere(home)) {
      return path;
    }
    return home + "/" + path;
  }

  private static boolean isHere(Path folder) {
    return folder.toAbsolutePath().normalize().equals(NO_HOME.toAbsolutePath().normalize());
  }
}
