package io.github.relevista.spark.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.relevista.runs.RunRecord;
import io.github.relevista.runs.Shortfall;
import io.github.relevista.runs.SnapshotSpan;
import io.github.relevista.spark.input.InputFiles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The record of a run, {@code run.json}: what went in, by which settings, what came out. That of
 * {@code explain} has the form of the resource {@code run.schema.json} of the program's root
 * package.
 *
 * @param plan what the job was told
 * @param files the input files
 * @param started when the run began
 */
record JobRecord(JobPlan plan, InputFiles files, Instant started) {
  /** Says of a file whose rows have dates which these are. */
  private static void addDates(JsonNode file, Increment.ByRow byRow) {
    ArrayNode dates = ((ObjectNode) file).putArray("dates");
    byRow.ofFiles().get(file.path("path").asText()).forEach(date -> dates.add(date.toString()));
  }

  private static void addFingerprint(JsonNode file, Map<String, String> fingerprints) {
    String sha256 = fingerprints.get(file.path("path").asText());
    if (sha256 != null) {
      ((ObjectNode) file).put("sha256", sha256);
    }
  }

  /** Says which snapshots of tables were read, where the result has rows by them. */
  private void addSnapshots(ObjectNode input) {
    List<SnapshotSpan> spans = new ArrayList<>();
    plan.increment().ifPresent(increment -> spans.addAll(increment.spans()));
    plan.earlier().ifPresent(earlier -> spans.addAll(earlier.snapshots()));
    if (!spans.isEmpty()) {
      ArrayNode list = input.putArray("snapshots");
      spans.forEach(span -> span.addTo(list));
    }
  }

  /** Notes files that were only touched, and what the result noted before it was added to. */
  private void addTouched(ObjectNode input) {
    ArrayNode list = RecordParts.JSON.createArrayNode();
    plan.increment().ifPresent(increment -> increment.touched().forEach(file -> file.addTo(list)));
    plan.earlier()
        .ifPresent(
            earlier -> earlier.json().path("input").path(RunRecord.TOUCHED).forEach(list::add));
    if (!list.isEmpty()) {
      input.set(RunRecord.TOUCHED, list);
    }
  }

  /**
   * The record in UTF-8.
   *
   * @param total where the rows of the result went: those of the run, and those it was added to
   */
  <F extends Findings> byte[] json(
      String sparkVersion, CorpusWork<F> work, JobResult<F> result, RowCounts total) {
    ObjectNode record =
        RecordParts.begin(plan.command(), plan.output().runDate(), started, sparkVersion);
    record.put("model_id", plan.modelId());
    record.put("model", plan.folder());
    record.put("settings_id", plan.settingsId());
    work.addSettings(record.putObject("settings"));
    ArrayNode slices = record.putArray("slice_by");
    plan.input().sliceBy().forEach(slices::add);
    RecordParts.addTables(record, plan.output().tables());
    RecordParts.addInput(record, plan.input(), files);
    plan.increment()
        .flatMap(Increment::byRow)
        .ifPresent(
            byRow -> record.path("input").path("files").forEach(file -> addDates(file, byRow)));
    plan.increment()
        .ifPresent(
            increment ->
                record
                    .path("input")
                    .path("files")
                    .forEach(file -> addFingerprint(file, increment.fingerprints())));
    addSnapshots((ObjectNode) record.path("input"));
    addTouched((ObjectNode) record.path("input"));
    plan.earlier()
        .ifPresent(
            earlier -> {
              ArrayNode list = (ArrayNode) record.path("input").path("files");
              earlier.json().path("input").path("files").forEach(list::add);
            });
    record.put("rows_read", total.rows());
    record.put(plan.done(), total.used());
    record.put("rejected", total.rejectedRows());
    record.set("rejected_by_reason", RecordParts.JSON.valueToTree(total.rejected()));
    Optional<Shortfall> closed = result.shortfall();
    record.put("outcome", closed.isPresent() ? RunRecord.GATE_CLOSED : RunRecord.ACCEPTED);
    record.put("gate", closed.map(gate -> gate.gate().wireName()).orElse(null));
    record.put("gate_value", closed.map(Shortfall::value).orElse(null));
    record.put("gate_limit", closed.map(Shortfall::limit).orElse(null));
    work.addFindings(record, result.findings());
    ArrayNode executors = record.putArray("executors");
    for (ExecutorKind kind : result.executors()) {
      executors
          .addObject()
          .put("engine", kind.engine())
          .put("vector_bits", kind.vectorBits())
          .put("architecture", kind.architecture())
          .put("java", kind.java());
    }
    record.set("seconds", RecordParts.JSON.valueToTree(result.seconds()));
    return RecordParts.bytes(record);
  }
}
