package io.github.relevista.spark.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.spark.publish.PublishedRecord;
import io.github.relevista.tables.ReservedNames;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Sees to it that the slice columns of a run fit the tables and the results that are there. */
public final class SliceColumns {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SliceColumns() {}

  /**
   * Refuses slices by columns that the tables have already.
   *
   * @throws InvalidSettingException in one line
   */
  public static void refuseReserved(List<String> slices) {
    for (String slice : slices) {
      if (ReservedNames.contains(slice)) {
        throw new InvalidSettingException(
            "slice_by must not name %s, a column that the tables have already; rename it in the input"
                .formatted(slice));
      }
    }
  }

  /**
   * Refuses slices other than those of the results that will stay beside a run's own, with which
   * they have to read as one table.
   *
   * @param wanted the names of the slice columns of the run's own results
   * @param output where they go, for people
   * @param records what the output holds
   * @param replaced those of them that the run replaces
   * @throws InvalidSettingException in one line
   */
  public static void refuseOthers(
      List<String> wanted,
      String output,
      List<PublishedRecord> records,
      Predicate<PublishedRecord> replaced) {
    for (PublishedRecord record : records) {
      List<String> present = slices(record);
      if (!replaced.test(record) && !present.equals(wanted)) {
        throw new InvalidSettingException(
            "slice_by is %s, but %s holds results by %s (%s); choose the same slices or another output"
                .formatted(wanted, output, present, record.date()));
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
