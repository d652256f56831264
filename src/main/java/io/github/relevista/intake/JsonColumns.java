package io.github.relevista.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;

/** The columns of files whose lines are JSON objects: there is no header, so rows have to tell. */
public final class JsonColumns {
  private JsonColumns() {}

  /** The names at the top level of a line, in their order; none where it is no JSON object. */
  public static Set<String> of(String line) {
    Set<String> names = new LinkedHashSet<>();
    try (JsonParser json = JsonRowParser.FACTORY.createParser(line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Set.of();
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        names.add(json.currentName());
        json.nextToken();
        json.skipChildren();
      }
      return names;
    } catch (IOException malformed) {
      return Set.of();
    }
  }
}
