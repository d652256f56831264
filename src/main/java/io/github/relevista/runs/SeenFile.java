package io.github.relevista.runs;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A file as a run found it.
 *
 * @param path where it lies
 * @param bytes its size
 * @param modified when it was last changed, in milliseconds since 1970; 0 where nobody knows
 */
public record SeenFile(String path, long bytes, long modified) {
  static SeenFile of(JsonNode file) {
    return new SeenFile(
        file.path("path").asText(), file.path("bytes").asLong(), file.path("modified").asLong());
  }

  /**
   * Whether this is another version of a file that was seen before. A time that nobody knows tells
   * nothing: then sizes alone decide.
   */
  boolean differsFrom(SeenFile before) {
    boolean timesTell = modified != 0 && before.modified != 0;
    return bytes != before.bytes || timesTell && modified != before.modified;
  }
}
