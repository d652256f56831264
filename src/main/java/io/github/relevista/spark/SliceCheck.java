package io.github.relevista.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.spark.publish.PublishedOutput;
import io.github.relevista.spark.publish.PublishedRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * Sees to it that all results of an output have the same slice columns, so that it reads as one
 * table.
 */
final class SliceCheck {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SliceCheck() {}

  /**
   * Compares the slices of a plan with those of the results that will stay beside its own.
   *
   * @throws InvalidSettingException if they differ
   */
  static void check(List<PublishedRecord> records, ExplainPlan plan) {
    List<String> wanted = plan.settings().input().sliceBy();
    String key = PublishedOutput.key(plan.modelId(), plan.settingsId());
    for (PublishedRecord record : records) {
      boolean replaced =
          record.key().equals(key) && record.date().equals(plan.settings().output().runDate());
      List<String> present = slices(record);
      if (!replaced && !present.equals(wanted)) {
        throw new InvalidSettingException(
            "slice_by is %s, but %s holds results by %s (%s); choose the same slices or another output"
                .formatted(wanted, plan.settings().output().path(), present, record.date()));
      }
    }
  }

  private static List<String> slices(PublishedRecord record) {
    try {
      List<String> slices = new ArrayList<>();
      for (JsonNode slice : JSON.readTree(record.json()).path("slice_by")) {
        slices.add(slice.asText());
      }
      return slices;
    } catch (JsonProcessingException e) {
      throw new InvalidSettingException(
          "the run record of %s is damaged; remove that date or choose another output"
              .formatted(record.date()));
    }
  }
}
