package io.github.relevista.spark.evaluate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.relevista.evaluate.MethodRuns;
import io.github.relevista.evaluate.ResultTable;
import io.github.relevista.plan.EvaluatePlan;
import io.github.relevista.settings.ExperimentSettings;
import io.github.relevista.spark.job.RecordParts;
import java.util.List;

/**
 * What the record of an evaluation holds of its own.
 *
 * @param plan the plan
 */
record EvaluationRecord(EvaluatePlan plan) {
  void addSettings(ObjectNode node) {
    ExperimentSettings evaluation = plan.settings().evaluation();
    ArrayNode experiments = node.putArray("experiments");
    evaluation.experiments().forEach(experiment -> experiments.add(experiment.wireName()));
    ObjectNode methods = node.putObject("methods");
    for (MethodRuns method : plan.evaluation().methods()) {
      ObjectNode options = methods.putObject(method.name());
      options.put("method", method.runs().get(0).name());
      RecordParts.addOptions(options, method.runs().get(0).parameters());
    }
    node.put("random_runs", evaluation.randomRuns());
    node.put("min_words", evaluation.minimumWords());
    node.put("deletions", evaluation.deletions());
    node.put("deletion", evaluation.deletion().wireName());
    node.put("rerank", evaluation.rerank());
    node.set("tables", RecordParts.JSON.valueToTree(plan.tableClasses()));
    node.put("table_words", evaluation.tableWords());
    node.put("unknown_terms", evaluation.unknownTerms().wireName());
    node.put("table_minimum", evaluation.tableMinimum());
    node.put("pointing_documents", evaluation.pointingDocuments());
    node.put("pointing_sentences", evaluation.pointingSentences());
    node.put("bootstrap_replicates", evaluation.replicates());
    node.put("confidence", evaluation.confidence());
    node.put("seed", evaluation.seed());
    node.put("tokenizer", plan.reading().tokenizer().wireName());
    node.put("maximum_tokens", plan.reading().maximumTokens());
    node.put("label_column", plan.settings().input().labelColumn().orElse(null));
    node.set("labels", RecordParts.JSON.valueToTree(plan.settings().input().labels()));
  }

  /** Adds every figure of every table. */
  static void addFindings(ObjectNode record, EvaluateFindings findings) {
    record.put("correct", findings.state().correct());
    record.put("tokens", findings.state().tokens());
    ObjectNode tables = record.putObject("tables");
    for (ResultTable table : findings.tables()) {
      tables.set(table.name(), rows(table));
    }
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
