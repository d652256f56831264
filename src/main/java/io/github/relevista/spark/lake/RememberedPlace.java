package io.github.relevista.spark.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.settings.TablePlace;
import java.util.Optional;

/** What an output remembers, as JSON, of where its tables lie. */
public final class RememberedPlace {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RememberedPlace() {}

  /** A place as an output remembers it. */
  static String written(TablePlace place) {
    return JSON.createObjectNode()
        .put("format", place.format().wireName())
        .put("namespace", place.namespace().orElse(null))
        .toString();
  }

  /**
   * The place that an output remembers.
   *
   * @throws InvalidSettingException if what it remembers is damaged
   */
  public static TablePlace read(String output, String json) {
    try {
      JsonNode place = JSON.readTree(json);
      return TablePlace.written(
          place.path("format").asText(), Optional.ofNullable(place.path("namespace").textValue()));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new InvalidSettingException(
          "_tables.json in %s is damaged; delete it and explain again".formatted(output));
    }
  }
}
