package io.github.relevista.spark.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.relevista.runs.RunRecord;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The run record of a result that an output holds.
 *
 * @param date the result's date
 * @param key the model and the settings it was made with: {@link PublishedOutput#key}
 * @param json the record as it was given to {@link Publication#commit}
 */
public record PublishedRecord(LocalDate date, String key, String json) {
  /** What records say, those left out that are damaged. */
  public static List<RunRecord> parsed(List<PublishedRecord> records) {
    return records.stream().flatMap(record -> RunRecord.parse(record.json()).stream()).toList();
  }

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int FIRST_SCHEME = 1;

  /**
   * The version of the scheme by which the ids of the result were made: 1 where the record is older
   * than such versions; empty where the record is damaged.
   */
  public OptionalInt idScheme() {
    try {
      return OptionalInt.of(JSON.readTree(json).path("versions").path("ids").asInt(FIRST_SCHEME));
    } catch (JsonProcessingException e) {
      return OptionalInt.empty();
    }
  }

  /**
   * The command whose result it is, which published it unless days became one since; empty where
   * the record does not tell.
   */
  public Optional<String> command() {
    try {
      JsonNode record = JSON.readTree(json);
      JsonNode command = record.path("command");
      return Optional.ofNullable(record.path(RunRecord.COMPACTED).asText(command.textValue()));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
