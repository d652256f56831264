package io.github.relevista.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;

/** The columns of files whose lines are JSON objects: there is no header, so rows have to tell. */
public final class JsonColumns {
  private JsonColumns() {}

  /**
   * The names of a line's columns, in their order, those within objects behind the object's own and
   * a dot; none where it is no JSON object.
   */
  public static Set<String> of(String line) {
    Set<String> names = new LinkedHashSet<>();
    try (JsonParser json = JsonRowParser.FACTORY.createParser(line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Set.of();
      }
      add(json, "", names);
      return names;
    } catch (IOException malformed) {
      return Set.of();
    }
  }

  private static void add(JsonParser json, String path, Set<String> names) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = path + json.currentName();
      names.add(name);
      if (json.nextToken() == JsonToken.START_OBJECT) {
        add(json, name + ".", names);
      } else {
        json.skipChildren();
      }
    }
  }
}
