package io.github.relevista.spark.lake;

import io.github.relevista.settings.TablePlace;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/**
 * The output that the tables of a namespace belong to: a property of each names its folder. Tables
 * in folders of their output belong to it by their place.
 *
 * @param output the folder, qualified
 */
record TableOwner(SparkSession spark, TablePlace place, Path output) {
  private static final String PROPERTY = "relevista.output";

  /** What makes a new table this output's, at the end of its definition. */
  String clause() {
    return place.namespace().isPresent() ? " TBLPROPERTIES (%s)".formatted(property()) : "";
  }

  private String property() {
    return "'%s' = '%s'"
        .formatted(PROPERTY, output.toString().replace("\\", "\\\\").replace("'", "\\'"));
  }

  /**
   * Why a table cannot be written to; empty unless it belongs to another output.
   *
   * @param identifier how SQL names the table
   */
  Optional<String> refusal(String table, String identifier) throws IOException {
    return owner(table, identifier)
        .filter(folder -> !isThis(folder))
        .map(folder -> refusal(table, identifier, folder));
  }

  private String refusal(String table, String identifier, String folder) {
    return "table %s (%s) belongs to output %s, whose results those of %s would replace; choose another table_namespace or, if that output moved here, say so: ALTER TABLE %s SET TBLPROPERTIES (%s)"
        .formatted(table, place, folder, output, identifier, property());
  }

  /**
   * Makes a table this output's that is nobody's yet.
   *
   * @throws IOException if it belongs to another output
   */
  void claim(String table, String identifier) throws IOException {
    Optional<String> owner = owner(table, identifier);
    if (owner.isPresent() && !isThis(owner.get())) {
      throw new IOException(refusal(table, identifier, owner.get()));
    }
    if (owner.isEmpty() && place.namespace().isPresent()) {
      LakeFaults.told(
          place,
          table,
          () ->
              spark.sql("ALTER TABLE %s SET TBLPROPERTIES (%s)".formatted(identifier, property())));
    }
  }

  /** The folder of the output that a table belongs to; empty where the table does not say. */
  private Optional<String> owner(String table, String identifier) throws IOException {
    if (place.namespace().isEmpty()) {
      return Optional.empty();
    }
    return LakeFaults.told(
        place,
        table,
        () ->
            spark.sql("SHOW TBLPROPERTIES " + identifier).collectAsList().stream()
                .filter(row -> row.getString(0).equals(PROPERTY))
                .map(row -> row.getString(1))
                .findFirst());
  }

  /** Whether a folder is that of this output, whichever scheme leads to its file system. */
  private boolean isThis(String folder) {
    URI there = new Path(folder).toUri();
    URI here = output.toUri();
    return Objects.equals(there.getAuthority(), here.getAuthority())
        && there.getPath().equals(here.getPath());
  }
}
