package io.github.relevista.spark.explain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.relevista.plan.ExplainPlan;
import io.github.relevista.settings.MethodSettings;
import io.github.relevista.spark.input.InputFiles;
import io.github.relevista.spark.job.RecordParts;
import java.time.Instant;
import java.util.Map;

/**
 * The record of a run, {@code run.json}: what went in, by which settings, what came out. Its form
 * is that of the resource {@code run.schema.json} of the program's root package.
 *
 * @param plan the plan
 * @param files the input files
 * @param figures what came out
 * @param started when the run began
 * @param seconds the time that each stage took
 */
record RunRecord(
    ExplainPlan plan,
    InputFiles files,
    RunFigures figures,
    Instant started,
    Map<String, Double> seconds) {
  /** The record in UTF-8. */
  byte[] json(String sparkVersion) {
    ObjectNode record =
        RecordParts.begin("explain", plan.settings().output().runDate(), started, sparkVersion);
    record.put("model_id", plan.modelId());
    record.put("model", plan.settings().model());
    record.put("settings_id", plan.settingsId());
    addSettings(record.putObject("settings"));
    ArrayNode slices = record.putArray("slice_by");
    plan.settings().input().sliceBy().forEach(slices::add);
    RecordParts.addInput(record, plan.settings().input(), files);
    addFigures(record);
    ObjectNode times = record.putObject("seconds");
    seconds.forEach(times::put);
    return RecordParts.bytes(record);
  }

  private void addSettings(ObjectNode node) {
    MethodSettings method = plan.settings().method();
    node.put("method", plan.method().method().name());
    RecordParts.addOptions(node, plan.method().method().parameters());
    ArrayNode targets = node.putArray("targets");
    method.targets().forEach(targets::add);
    node.put("tokenizer", RecordParts.lower(plan.method().tokenizer()));
    node.put("unit", "review");
    node.put("unknown_terms", RecordParts.lower(method.unknownTerms()));
    node.put("maximum_tokens", plan.method().maximumTokens());
  }

  private void addFigures(ObjectNode node) {
    node.put("rows_read", figures.rows().rows());
    node.put("explained", figures.rows().taken());
    node.put("rejected", figures.rows().rejectedRows());
    ObjectNode reasons = node.putObject("rejected_by_reason");
    figures.rows().rejected().forEach(reasons::put);
    node.put("tokens", figures.tokens());
    node.put("unknown_tokens", figures.unknownTokens());
    node.put(
        "unknown_rate",
        figures.tokens() == 0 ? 0 : (double) figures.unknownTokens() / figures.tokens());
    ObjectNode leakage = node.putObject("leakage");
    figures
        .leakage()
        .forEach(
            (name, value) ->
                leakage
                    .putObject(name)
                    .put("mean", value.mean())
                    .put("root_mean_square", value.rootMeanSquare()));
  }
}
