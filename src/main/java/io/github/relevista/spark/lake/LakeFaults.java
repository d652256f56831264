package io.github.relevista.spark.lake;

import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.settings.TablePlace;
import io.github.relevista.spark.input.FormatPackages;
import io.github.relevista.spark.input.LakeFormats;
import java.io.IOException;
import java.util.concurrent.Callable;

/** What went wrong with a table, in one line. */
final class LakeFaults {
  private LakeFaults() {}

  /**
   * Refuses a format that Spark does not have.
   *
   * @throws InvalidSettingException that names the package to add
   */
  static void requirePackage(TablePlace place) {
    if (!LakeFormats.isThere(place.format())) {
      throw new InvalidSettingException(
          "table_format is %s, which this Spark cannot write; add its package by --spark --packages %s"
              .formatted(place.format().wireName(), FormatPackages.of(place.format())));
    }
  }

  /**
   * Does something with a table.
   *
   * @throws IOException if it fails, with one line of what Spark, the format or the catalog say
   */
  static <T> T told(TablePlace place, String table, Callable<T> action) throws IOException {
    try {
      return action.call();
    } catch (Exception e) {
      String said = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      if (said.contains("CATALOG_NOT_FOUND") || said.contains("REQUIRES_SINGLE_PART_NAMESPACE")) {
        throw new InvalidSettingException(
            "table_namespace %s begins with a catalog that Spark does not have; set it by --spark --conf spark.sql.catalog.NAME=…"
                .formatted(place.namespace().orElse("")));
      }
      throw new IOException("table %s (%s): %s".formatted(table, place, said), e);
    }
  }
}
