package io.github.relevista.tables;

import java.util.List;

/**
 * The columns that every table begins with: figures whose ids differ are not to be compared or
 * added up.
 */
public final class RunKeys {
  private static final Table.Declaration<Void> COLUMNS = Table.named("all tables");

  public static final String MODEL_ID =
      COLUMNS.key("model_id", "hash of all of the model that changes a figure");

  public static final String SETTINGS_ID =
      COLUMNS.key("settings_id", "hash of all settings that change a figure");

  /** The columns that are in the files, in their order. */
  public static final List<Column<Void>> IN_FILES = COLUMNS.end().columns();

  /** The date that the folder of a file names. */
  public static final String RUN_DATE = "run_date";

  private RunKeys() {}
}
