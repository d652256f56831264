package io.github.relevista.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.relevista.evaluate.ResultTable;
import io.github.relevista.plan.EvaluatePlan;
import io.github.relevista.settings.EvaluateSettings;
import io.github.relevista.settings.EvaluationSettings;
import io.github.relevista.settings.EvaluationSettings.NamedMethod;
import io.github.relevista.settings.InputSettings;
import io.github.relevista.settings.Version;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.fs.FileStatus;

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
  private static final int FORMAT_VERSION = 1;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** The record in UTF-8. */
  byte[] json(String sparkVersion) {
    EvaluateSettings settings = plan.settings();
    ObjectNode record = JSON.createObjectNode();
    record.put("format_version", FORMAT_VERSION);
    record.put("command", "evaluate");
    record.put("run_date", settings.output().runDate().toString());
    record.put("started", started.toString());
    ObjectNode versions = record.putObject("versions");
    versions.put("relevista", Version.current());
    versions.put("spark", sparkVersion);
    versions.put("java", Runtime.version().toString());
    record.put("model_id", plan.modelId());
    record.put("model", settings.model());
    record.put("settings_id", plan.settingsId());
    // The tables have no columns of the user's own: other commands ask.
    record.putArray("slice_by");
    addSettings(record.putObject("settings"));
    addInput(record.putObject("input"));
    addCounts(record);
    ObjectNode tables = record.putObject("tables");
    for (ResultTable table : result.tables()) {
      tables.set(table.name(), rows(table));
    }
    ObjectNode seconds = record.putObject("seconds");
    result.seconds().forEach(seconds::put);
    try {
      return JSON.writeValueAsBytes(record);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts and numbers is always JSON", e);
    }
  }

  private void addSettings(ObjectNode node) {
    EvaluationSettings evaluation = plan.settings().evaluation();
    ArrayNode experiments = node.putArray("experiments");
    evaluation.experiments().forEach(experiment -> experiments.add(lower(experiment)));
    ObjectNode methods = node.putObject("methods");
    for (NamedMethod method : evaluation.methods()) {
      ObjectNode options = methods.putObject(method.name());
      options.put("method", lower(method.settings().method()));
      for (Map.Entry<String, Object> option :
          method.settings().options().readBy(method.settings().method()).entrySet()) {
        Object value = option.getValue();
        options.putPOJO(option.getKey(), value instanceof Enum<?> choice ? lower(choice) : value);
      }
    }
    node.put("random_runs", evaluation.randomRuns());
    node.put("min_words", evaluation.minimumWords());
    node.put("deletions", evaluation.deletions());
    node.put("deletion", lower(evaluation.deletion()));
    node.put("rerank", evaluation.rerank());
    node.set("tables", JSON.valueToTree(plan.tableClasses()));
    node.put("table_words", evaluation.tableWords());
    node.put("unknown_terms", lower(evaluation.unknownTerms()));
    node.put("table_minimum", evaluation.tableMinimum());
    node.put("pointing_documents", evaluation.pointingDocuments());
    node.put("pointing_sentences", evaluation.pointingSentences());
    node.put("bootstrap_replicates", evaluation.replicates());
    node.put("confidence", evaluation.confidence());
    node.put("seed", evaluation.seed());
    node.put("tokenizer", lower(plan.reading().tokenizer()));
    node.put("maximum_tokens", plan.reading().maximumTokens());
    node.put("label_column", plan.settings().input().labelColumn().orElse(null));
    node.set("labels", JSON.valueToTree(plan.settings().input().labels()));
  }

  private void addInput(ObjectNode node) {
    InputSettings input = plan.settings().input();
    node.put("format", lower(files.format()));
    node.set("paths", JSON.valueToTree(input.paths()));
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

  private void addCounts(ObjectNode node) {
    node.put("rows_read", result.rows());
    node.put("evaluated", result.evaluated());
    node.put("correct", result.correct());
    node.put("tokens", result.tokens());
    node.put("rejected", result.rejectedRows());
    node.set("rejected_by_reason", JSON.valueToTree(result.rejected()));
  }

  private static ArrayNode rows(ResultTable table) {
    ArrayNode rows = JSON.createArrayNode();
    for (List<Object> values : table.rows()) {
      ObjectNode row = rows.addObject();
      for (int index = 0; index < values.size(); index++) {
        row.putPOJO(table.columns().get(index).name(), values.get(index));
      }
    }
    return rows;
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
