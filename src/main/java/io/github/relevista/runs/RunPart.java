package io.github.relevista.runs;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A result that sums are made of.
 *
 * @param output the output that holds it
 * @param record what its run says of it
 */
public record RunPart(String output, RunRecord record) {
  /**
   * Which run made a result that nothing was added to: the same wherever the output was moved.
   *
   * @param date what it is filed under
   * @param ids model and settings
   * @param started when the run began
   */
  public record Origin(LocalDate date, String ids, String started) {}

  /** The runs that the result goes back to: one, or those that were added up before. */
  public List<Origin> origins() {
    List<Origin> origins = new ArrayList<>();
    for (JsonNode part : record.json().path("parts")) {
      for (JsonNode origin : part.path("origins")) {
        origins.add(
            new Origin(
                LocalDate.parse(origin.path("run_date").asText()),
                record.ids(),
                origin.path("started").asText()));
      }
    }
    return origins.isEmpty()
        ? List.of(new Origin(record.date(), record.ids(), record.started().toString()))
        : origins;
  }
}
