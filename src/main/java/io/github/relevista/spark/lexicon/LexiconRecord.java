package io.github.relevista.spark.lexicon;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.relevista.lexicon.ExportFormat;
import io.github.relevista.settings.LexiconSettings;
import io.github.relevista.spark.job.RecordParts;
import java.time.Instant;
import java.util.Map;

/**
 * The record of a lexicon, {@code run.json}: what went in, by which settings, what came out.
 *
 * @param settings what the job was told
 * @param source the results that the lexicon is made of
 * @param started when the run began
 */
record LexiconRecord(LexiconSettings settings, LexiconSource source, Instant started) {
  /** The record in UTF-8. */
  byte[] json(String sparkVersion, long entries, Map<String, Double> seconds) {
    ObjectNode record =
        RecordParts.begin(LexiconJob.COMMAND, source.lastDate(), started, sparkVersion);
    record.put("model_id", source.modelId());
    record.put("settings_id", source.settingsId());
    record.set("slice_by", RecordParts.JSON.valueToTree(settings.slices()));
    RecordParts.addTables(record, settings.tables());
    ObjectNode input = record.putObject("input");
    input.put("path", source.path());
    input.set(
        "dates",
        RecordParts.JSON.valueToTree(source.dates().stream().map(Object::toString).toList()));
    input.put("compare", settings.compare().orElse(null));
    addSettings(record.putObject("settings"));
    record.put("entries", entries);
    record.set("seconds", RecordParts.JSON.valueToTree(seconds));
    return RecordParts.bytes(record);
  }

  private void addSettings(ObjectNode node) {
    node.put("minimum_occurrences", settings.terms().minimumOccurrences());
    node.put("minimum_reviews", settings.terms().minimumReviews());
    node.put("letter_case", settings.terms().letterCase().wireName());
    node.put("numbers", settings.terms().numbers().wireName());
    node.put("confidence", settings.confidence());
    node.put("maximum_q", settings.choice().maximumQ());
    node.put("minimum_polarity", settings.choice().minimumPolarity());
    node.set("gold", RecordParts.JSON.valueToTree(settings.gold()));
    node.set(
        "exports",
        RecordParts.JSON.valueToTree(
            settings.exports().stream().map(ExportFormat::wireName).toList()));
  }
}
