package io.github.relevista.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The record of a run, {@code run.json}, as those read it who decide by it.
 *
 * @param date the date that the result is filed under
 * @param command the command that made it: {@code explain} or another
 * @param started when the run began
 * @param modelId what tells the model from others
 * @param settingsId what tells the settings from others
 * @param slices the names of the slice columns
 * @param rows rows read
 * @param explained rows explained; 0 for commands that explain none
 * @param rejected rows rejected, by reason
 * @param tokens words explained
 * @param unknownTokens those of them that the model does not know
 * @param gate the gate that the result did not pass, published though it was
 * @param files the files that were read, and for each span of a table's snapshots the file that
 *     stands for it
 * @param json the whole record
 */
public record RunRecord(
    LocalDate date,
    String command,
    Instant started,
    String modelId,
    String settingsId,
    List<String> slices,
    long rows,
    long explained,
    Map<String, Long> rejected,
    long tokens,
    long unknownTokens,
    Optional<String> gate,
    List<SeenFile> files,
    JsonNode json) {
  /** The outcome of a result that every gate let pass. */
  public static final String ACCEPTED = "accepted";

  /** The outcome of a result that a gate did not let pass. */
  public static final String GATE_CLOSED = "gate_closed";

  /** The key that says of which command the results are whose days became one. */
  public static final String COMPACTED = "compacted";

  /** The key that names, in the input, files that were only touched. */
  public static final String TOUCHED = "touched";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Copies the lists. */
  public RunRecord {
    slices = List.copyOf(slices);
    rejected = Collections.unmodifiableMap(new LinkedHashMap<>(rejected));
    files = List.copyOf(files);
  }

  /**
   * Reads a record; empty where it is damaged or none of this program's.
   *
   * @param text JSON
   */
  public static Optional<RunRecord> parse(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      return Optional.of(
          new RunRecord(
              LocalDate.parse(json.path("run_date").asText()),
              json.path("command").asText(),
              Instant.parse(json.path("started").asText()),
              json.path("model_id").asText(),
              json.path("settings_id").asText(),
              texts(json.path("slice_by")),
              json.path("rows_read").asLong(),
              json.path("explained").asLong(),
              counts(json.path("rejected_by_reason")),
              json.path("tokens").asLong(),
              json.path("unknown_tokens").asLong(),
              Optional.ofNullable(json.path("gate").textValue()),
              inputs(json).values().stream()
                  .flatMap(input -> files(input).stream())
                  .distinct()
                  .toList(),
              json));
    } catch (JsonProcessingException | DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static Map<String, Long> counts(JsonNode object) {
    Map<String, Long> counts = new LinkedHashMap<>();
    object.properties().forEach(entry -> counts.put(entry.getKey(), entry.getValue().asLong()));
    return counts;
  }

  static List<SeenFile> files(JsonNode input) {
    List<SeenFile> files = new ArrayList<>();
    input.path("files").forEach(file -> files.add(SeenFile.of(file)));
    spans(input).forEach(span -> files.add(span.asFile()));
    return files;
  }

  private static List<SnapshotSpan> spans(JsonNode input) {
    List<SnapshotSpan> spans = new ArrayList<>();
    input.path("snapshots").forEach(span -> spans.add(SnapshotSpan.of(span)));
    return spans;
  }

  /** The inputs, each by the date that it was filed under: several where days became one result. */
  Map<LocalDate, JsonNode> inputs() {
    return inputs(json);
  }

  private static Map<LocalDate, JsonNode> inputs(JsonNode json) {
    Map<LocalDate, JsonNode> inputs = new TreeMap<>();
    if (json.has(COMPACTED)) {
      for (JsonNode part : json.path("parts")) {
        inputs.put(LocalDate.parse(part.path("run_date").asText()), part.path("input"));
      }
    } else {
      inputs.put(LocalDate.parse(json.path("run_date").asText()), json.path("input"));
    }
    return inputs;
  }

  /** The files by the dates that they were filed under. */
  Map<LocalDate, List<SeenFile>> filesByDate() {
    Map<LocalDate, List<SeenFile>> files = new TreeMap<>();
    inputs().forEach((date, input) -> files.put(date, files(input)));
    return files;
  }

  /**
   * Files that a run did not read again, since their content was what it had been: as they were
   * found, with their fingerprints.
   */
  List<SeenFile> touched() {
    List<SeenFile> touched = new ArrayList<>();
    inputs()
        .values()
        .forEach(input -> input.path(TOUCHED).forEach(file -> touched.add(SeenFile.of(file))));
    return touched;
  }

  /** The spans of tables' snapshots that were read. */
  public List<SnapshotSpan> snapshots() {
    return inputs().values().stream().flatMap(input -> spans(input).stream()).distinct().toList();
  }

  /** The days whose results became this one in their own output, if that is what happened. */
  public Optional<Period> compacted() {
    JsonNode period = json.path("period");
    return json.has(COMPACTED)
        ? Optional.of(
            new Period(
                LocalDate.parse(period.path("from").asText()),
                LocalDate.parse(period.path("to").asText())))
        : Optional.empty();
  }

  /** How many results it was before days became one; 1 where none did. */
  public int results() {
    return compacted().isPresent() ? inputs().size() : 1;
  }

  /** The days that the result is about: its date, or those that became one result. */
  public Period days() {
    return compacted().orElseGet(() -> new Period(date, date));
  }

  /** The rows of every run that all gates let pass, by its date: several where days became one. */
  public Map<LocalDate, Long> acceptedRows() {
    Map<LocalDate, Long> accepted = new TreeMap<>();
    if (compacted().isEmpty()) {
      if (gate.isEmpty()) {
        accepted.put(date, rows);
      }
      return accepted;
    }
    for (JsonNode part : json.path("parts")) {
      if (!part.hasNonNull("gate")) {
        accepted.put(
            LocalDate.parse(part.path("run_date").asText()), part.path("rows_read").asLong());
      }
    }
    return accepted;
  }

  /** Rows rejected for any reason. */
  public long rejectedRows() {
    return rejected.values().stream().mapToLong(Long::longValue).sum();
  }

  /** {@link #ACCEPTED} or {@link #GATE_CLOSED}. */
  public String outcome() {
    return gate.isPresent() ? GATE_CLOSED : ACCEPTED;
  }

  /** Model and settings, the name by which their result is kept apart from others. */
  public String ids() {
    return modelId + " " + settingsId;
  }
}
