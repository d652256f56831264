package io.github.relevista.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.relevista.plan.ExplainPlan;
import io.github.relevista.settings.InputSettings;
import io.github.relevista.settings.MethodSettings;
import io.github.relevista.settings.Version;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.fs.FileStatus;

/**
 * The record of a run, {@code run.json}: what went in, by which settings, what came out. Its form
 * is that of the schema {@code run.schema.json} beside this class's package root.
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
  private static final int FORMAT_VERSION = 1;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** The record in UTF-8. */
  byte[] json(String sparkVersion) {
    ObjectNode record = JSON.createObjectNode();
    record.put("format_version", FORMAT_VERSION);
    record.put("command", "explain");
    record.put("run_date", plan.settings().output().runDate().toString());
    record.put("started", started.toString());
    ObjectNode versions = record.putObject("versions");
    versions.put("relevista", Version.current());
    versions.put("spark", sparkVersion);
    versions.put("java", Runtime.version().toString());
    record.put("model_id", plan.modelId());
    record.put("model", plan.settings().model());
    record.put("settings_id", plan.method().settingsId());
    addSettings(record.putObject("settings"));
    ArrayNode slices = record.putArray("slice_by");
    plan.settings().input().sliceBy().forEach(slices::add);
    addInput(record.putObject("input"));
    addFigures(record);
    ObjectNode times = record.putObject("seconds");
    seconds.forEach(times::put);
    try {
      return JSON.writeValueAsBytes(record);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts and numbers is always JSON", e);
    }
  }

  private void addSettings(ObjectNode node) {
    MethodSettings method = plan.settings().method();
    node.put("method", lower(method.method()));
    method
        .options()
        .readBy(method.method())
        .forEach(
            (key, value) ->
                node.set(key, JSON.valueToTree(value instanceof Enum<?> e ? lower(e) : value)));
    ArrayNode targets = node.putArray("targets");
    method.targets().forEach(targets::add);
    node.put("tokenizer", lower(plan.method().tokenizer()));
    node.put("unit", "review");
    node.put("unknown_terms", lower(method.unknownTerms()));
    node.put("maximum_tokens", method.maximumTokens());
  }

  private void addInput(ObjectNode node) {
    InputSettings input = plan.settings().input();
    node.put("format", lower(files.format()));
    ArrayNode paths = node.putArray("paths");
    input.paths().forEach(paths::add);
    ArrayNode list = node.putArray("files");
    for (FileStatus file : files.files()) {
      list.addObject().put("path", file.getPath().toString()).put("bytes", file.getLen());
    }
    if (input.limit() == InputSettings.NO_LIMIT) {
      node.putNull("limit");
    } else {
      node.put("limit", input.limit());
    }
  }

  private void addFigures(ObjectNode node) {
    node.put("rows_read", figures.rows());
    node.put("explained", figures.explained());
    node.put("rejected", figures.rejectedRows());
    ObjectNode reasons = node.putObject("rejected_by_reason");
    figures.rejected().forEach(reasons::put);
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

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
