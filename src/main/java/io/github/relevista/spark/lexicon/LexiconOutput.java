package io.github.relevista.spark.lexicon;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.github.relevista.settings.LexiconSettings;
import io.github.relevista.spark.job.JobSession;
import io.github.relevista.spark.publish.Publication;
import io.github.relevista.spark.publish.PublishedOutput;
import io.github.relevista.spark.tables.SizedFiles;
import io.github.relevista.tables.RunKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Publishes the tables of a lexicon.
 *
 * @param session the session
 * @param settings what the job was told
 * @param source the results that the lexicon is made of
 * @param output where the tables go
 */
record LexiconOutput(
    JobSession session, LexiconSettings settings, LexiconSource source, PublishedOutput output) {
  /**
   * Publishes tables, all or none.
   *
   * @param entries how many entries there are, for the record
   * @param started when the run began
   */
  void publish(List<LexiconTables.Named> tables, long entries, Instant started) throws Exception {
    try (Publication publication =
        output.begin(source.lastDate(), source.modelId(), source.settingsId())) {
      for (LexiconTables.Named table : tables) {
        write(publication, table);
      }
      publication.commit(
          new LexiconRecord(settings, source, started)
              .json(session.spark().version(), entries, session.stages().seconds()));
    }
  }

  private void write(Publication publication, LexiconTables.Named table) throws Exception {
    List<Column> columns = new ArrayList<>();
    columns.add(lit(source.modelId()).as(RunKeys.MODEL_ID));
    columns.add(lit(source.settingsId()).as(RunKeys.SETTINGS_ID));
    columns.add(col("*"));
    Dataset<Row> whole = table.rows().select(columns.toArray(Column[]::new));
    String path = publication.staged(table.name()).toString();
    session
        .stages()
        .run(
            table.name(),
            "wrote " + table.name(),
            () -> {
              SizedFiles.PUBLISHED.write(whole, table.order(), table.rows().count(), path);
              return path;
            });
  }
}
