package io.github.relevista.spark.merge;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.relevista.plan.MergePlan;
import io.github.relevista.runs.RunPart;
import io.github.relevista.runs.RunRecord;
import io.github.relevista.settings.TablePlace;
import io.github.relevista.spark.explain.RunFigures;
import io.github.relevista.spark.job.RecordParts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The record of a sum: what it is made of, and what the records of its parts come to.
 *
 * @param sum the sum
 * @param compacts whether the sum takes the place of its parts; then it says what these read
 * @param tables where its tables lie
 * @param slices the names of its slice columns
 * @param started when the merge began
 */
record MergeRecord(
    MergePlan.Sum sum, boolean compacts, TablePlace tables, List<String> slices, Instant started) {
  /** Rows read for all parts. */
  long rows() {
    return sum.parts().stream().mapToLong(part -> part.record().rows()).sum();
  }

  /** Those of them that were explained. */
  long explained() {
    return sum.parts().stream().mapToLong(part -> part.record().explained()).sum();
  }

  /**
   * The record in UTF-8.
   *
   * @param figures what the sum's own table of totals gives
   * @param seconds the time that each stage of the merge took
   */
  byte[] json(String sparkVersion, RunFigures figures, Map<String, Double> seconds) {
    RunRecord first = sum.record();
    ObjectNode record =
        RecordParts.begin(MergeJob.COMMAND, sum.period().last(), started, sparkVersion);
    if (compacts) {
      record.put(
          RunRecord.COMPACTED, first.json().path(RunRecord.COMPACTED).asText(first.command()));
    }
    record.put("model_id", first.modelId());
    record.set("model", first.json().path("model"));
    record.put("settings_id", first.settingsId());
    record.set("settings", first.json().path("settings"));
    ArrayNode sliceBy = record.putArray("slice_by");
    slices.forEach(sliceBy::add);
    RecordParts.addTables(record, tables);
    record
        .putObject("period")
        .put("from", sum.period().first().toString())
        .put("to", sum.period().last().toString());
    ArrayNode parts = record.putArray("parts");
    for (RunPart part : sum.parts()) {
      ObjectNode node =
          parts
              .addObject()
              .put("output", part.output())
              .put("run_date", part.record().date().toString())
              .put("rows_read", part.record().rows());
      if (compacts) {
        node.put("gate", part.record().gate().orElse(null));
        node.set("input", part.record().json().path("input"));
      }
      ArrayNode origins = node.putArray("origins");
      for (RunPart.Origin origin : part.origins()) {
        origins
            .addObject()
            .put("run_date", origin.date().toString())
            .put("started", origin.started());
      }
    }
    Map<String, Long> rejected = new TreeMap<>();
    for (RunPart part : sum.parts()) {
      part.record().rejected().forEach((reason, rows) -> rejected.merge(reason, rows, Long::sum));
    }
    record.put("outcome", RunRecord.ACCEPTED);
    record.put("rows_read", rows());
    record.put("explained", explained());
    record.put("rejected", rejected.values().stream().mapToLong(Long::longValue).sum());
    record.set("rejected_by_reason", RecordParts.JSON.valueToTree(rejected));
    figures.addTo(record);
    record.set("seconds", RecordParts.JSON.valueToTree(seconds));
    return RecordParts.bytes(record);
  }
}
