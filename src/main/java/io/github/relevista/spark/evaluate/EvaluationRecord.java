package io.github.relevista.spark.evaluate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.relevista.evaluate.MethodRuns;
import io.github.relevista.evaluate.ResultTable;
import io.github.relevista.plan.EvaluatePlan;
import io.github.relevista.settings.EvaluateSettings;
import io.github.relevista.settings.EvaluationSettings;
import io.github.relevista.spark.input.InputFiles;
import io.github.relevista.spark.job.RecordParts;
import java.time.Instant;
import java.util.List;

/**
 * The record of an evaluation, {@code evaluation.json}: what went in, by which settings, and every
 * figure that came out.
 *
 * @param plan the plan
 * @param files the input files
 * @param result what came out
 * @param started when the run began
 */
record EvaluationRecord(
    EvaluatePlan plan, InputFiles files, EvaluateResult result, Instant started) {
  /** The record in UTF-8. */
  byte[] json(String sparkVersion) {
    EvaluateSettings settings = plan.settings();
    ObjectNode record =
        RecordParts.begin("evaluate", settings.output().runDate(), started, sparkVersion);
    record.put("model_id", plan.modelId());
    record.put("model", settings.model());
    record.put("settings_id", plan.settingsId());
    // The tables have no columns of the user's own: other commands ask.
    record.putArray("slice_by");
    addSettings(record.putObject("settings"));
    RecordParts.addInput(record, settings.input(), files);
    addCounts(record);
    ObjectNode tables = record.putObject("tables");
    for (ResultTable table : result.tables()) {
      tables.set(table.name(), rows(table));
    }
    ObjectNode seconds = record.putObject("seconds");
    result.seconds().forEach(seconds::put);
    return RecordParts.bytes(record);
  }

  private void addSettings(ObjectNode node) {
    EvaluationSettings evaluation = plan.settings().evaluation();
    ArrayNode experiments = node.putArray("experiments");
    evaluation.experiments().forEach(experiment -> experiments.add(RecordParts.lower(experiment)));
    ObjectNode methods = node.putObject("methods");
    for (MethodRuns method : plan.evaluation().methods()) {
      ObjectNode options = methods.putObject(method.name());
      options.put("method", method.runs().get(0).name());
      RecordParts.addOptions(options, method.runs().get(0).parameters());
    }
    node.put("random_runs", evaluation.randomRuns());
    node.put("min_words", evaluation.minimumWords());
    node.put("deletions", evaluation.deletions());
    node.put("deletion", RecordParts.lower(evaluation.deletion()));
    node.put("rerank", evaluation.rerank());
    node.set("tables", RecordParts.JSON.valueToTree(plan.tableClasses()));
    node.put("table_words", evaluation.tableWords());
    node.put("unknown_terms", RecordParts.lower(evaluation.unknownTerms()));
    node.put("table_minimum", evaluation.tableMinimum());
    node.put("pointing_documents", evaluation.pointingDocuments());
    node.put("pointing_sentences", evaluation.pointingSentences());
    node.put("bootstrap_replicates", evaluation.replicates());
    node.put("confidence", evaluation.confidence());
    node.put("seed", evaluation.seed());
    node.put("tokenizer", RecordParts.lower(plan.reading().tokenizer()));
    node.put("maximum_tokens", plan.reading().maximumTokens());
    node.put("label_column", plan.settings().input().labelColumn().orElse(null));
    node.set("labels", RecordParts.JSON.valueToTree(plan.settings().input().labels()));
  }

  private void addCounts(ObjectNode node) {
    node.put("rows_read", result.rows());
    node.put("evaluated", result.evaluated());
    node.put("correct", result.correct());
    node.put("tokens", result.tokens());
    node.put("rejected", result.rejectedRows());
    node.set("rejected_by_reason", RecordParts.JSON.valueToTree(result.rejected()));
  }

  private static ArrayNode rows(ResultTable table) {
    ArrayNode rows = RecordParts.JSON.createArrayNode();
    for (List<Object> values : table.rows()) {
      ObjectNode row = rows.addObject();
      for (int index = 0; index < values.size(); index++) {
        row.putPOJO(table.columns().get(index).name(), values.get(index));
      }
    }
    return rows;
  }
}
