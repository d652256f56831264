package io.github.relevista.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What {@code merge} added up.
 *
 * @param output where the sums are
 * @param sums the sums
 * @param seconds the time that each stage took
 */
public record MergeResult(String output, List<Sum> sums, Map<String, Double> seconds) {
  /**
   * A sum.
   *
   * @param filedUnder the date that it is filed under
   * @param first the first of its days
   * @param modelId the model
   * @param settingsId the settings
   * @param parts the results that it is made of
   * @param rows rows read for them
   * @param explained those of them that were explained
   */
  public record Sum(
      LocalDate filedUnder,
      LocalDate first,
      String modelId,
      String settingsId,
      int parts,
      long rows,
      long explained) {}
}
