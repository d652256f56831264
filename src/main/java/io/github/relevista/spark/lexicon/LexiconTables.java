package io.github.relevista.spark.lexicon;

import io.github.relevista.lexicon.GoldLexicon;
import io.github.relevista.lexicon.ShifterEffect;
import io.github.relevista.settings.LexiconSettings;
import io.github.relevista.spark.tables.SessionSettings;
import io.github.relevista.tables.Evidence;
import io.github.relevista.tables.Lexicon;
import io.github.relevista.tables.LexiconPhrases;
import io.github.relevista.tables.LexiconSlices;
import io.github.relevista.tables.PhraseRelevance;
import io.github.relevista.tables.ShifterFactors;
import io.github.relevista.tables.ShifterRelevance;
import io.github.relevista.tables.Totals;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * The tables of a lexicon, each worked out once and kept on disk while it is looked at and written.
 *
 * @param frequent the sums that entries are made of
 * @param entries the table {@code lexicon}
 * @param sides the sums that slices are compared by, where they are
 * @param slices the table {@code lexicon_slices}, where slices are compared
 * @param evidence the table {@code evidence} of the entries, where the results have it
 * @param shifters what shifters do, where the results tell
 * @param phrases the table {@code phrases}, where the results know of any
 */
record LexiconTables(
    Dataset<Row> frequent,
    Dataset<Row> entries,
    Optional<Dataset<Row>> sides,
    Optional<Dataset<Row>> slices,
    Optional<Dataset<Row>> evidence,
    Optional<ShifterTable> shifters,
    Optional<Dataset<Row>> phrases)
    implements AutoCloseable {

  /**
   * A table to publish.
   *
   * @param order the columns by which its rows are sorted
   */
  record Named(String name, Dataset<Row> rows, List<String> order) {}

  static LexiconTables of(
      LexiconSource source,
      Optional<LexiconSource> compared,
      LexiconSettings settings,
      List<GoldLexicon> gold)
      throws IOException {
    TermTable terms = new TermTable(source, settings.terms());
    Dataset<Row> totals = source.rows(Totals.TABLE);
    EntryTable table =
        new EntryTable(
            terms,
            compared.map(other -> new TermTable(other, settings.terms())),
            ReviewSides.ofLabels(totals, settings.sides()),
            ReviewSides.ofPredictions(totals),
            gold,
            settings.confidence());
    Dataset<Row> frequent = kept(table.frequent());
    Dataset<Row> entries = kept(table.rows(frequent));
    SliceTable sliceTable = new SliceTable(terms, settings.slices(), settings.confidence());
    Optional<Dataset<Row>> sides =
        settings.slices().isEmpty()
            ? Optional.empty()
            : Optional.of(kept(sliceTable.sides(frequent)));
    Optional<Dataset<Row>> slices = sides.map(rows -> kept(sliceTable.rows(rows)));
    Optional<Dataset<Row>> evidence =
        source.has(Evidence.TABLE)
            ? Optional.of(kept(terms.evidence(entries.select(Lexicon.TERM))))
            : Optional.empty();
    Optional<ShifterTable> shifters =
        source.has(ShifterRelevance.TABLE)
            ? Optional.of(new ShifterTable(terms, entries, settings))
            : Optional.empty();
    Optional<Dataset<Row>> phrases =
        source.has(PhraseRelevance.TABLE)
            ? Optional.of(kept(new PhraseTable(terms, settings).rows()))
            : Optional.empty();
    return new LexiconTables(frequent, entries, sides, slices, evidence, shifters, phrases);
  }

  /**
   * Keeps rows once they are worked out, in as many partitions as their size asks for: Spark would
   * leave each of the two hundred that a shuffle has, a task for every handful of rows.
   */
  private static Dataset<Row> kept(Dataset<Row> rows) {
    SessionSettings.during(
        rows.sparkSession(),
        Map.of("spark.sql.optimizer.canChangeCachedPlanOutputPartitioning", "true"),
        () -> rows.persist(StorageLevel.DISK_ONLY()));
    return rows;
  }

  /**
   * All tables.
   *
   * @param sliceColumns the slice columns that are compared
   * @param effects what shifters do
   */
  List<Named> all(List<String> sliceColumns, List<ShifterEffect> effects) {
    List<Named> all = new ArrayList<>();
    all.add(new Named(Lexicon.TABLE.name(), entries, List.of(Lexicon.TERM)));
    slices.ifPresent(
        rows ->
            all.add(new Named(LexiconSlices.TABLE.name(), rows, TermTable.withTerm(sliceColumns))));
    evidence.ifPresent(
        rows ->
            all.add(
                new Named(
                    Evidence.TABLE.name(),
                    rows,
                    List.of(Evidence.TERM, Evidence.CONTEXT, Evidence.PLACE))));
    if (shifters.isPresent()) {
      all.add(
          new Named(
              ShifterFactors.TABLE.name(),
              ShifterTable.rows(entries.sparkSession(), effects),
              List.of(ShifterFactors.KIND, ShifterFactors.SHIFTER, ShifterFactors.TERM)));
    }
    phrases.ifPresent(
        rows ->
            all.add(new Named(LexiconPhrases.TABLE.name(), rows, List.of(LexiconPhrases.PHRASE))));
    return all;
  }

  @Override
  public void close() {
    phrases.ifPresent(Dataset::unpersist);
    evidence.ifPresent(Dataset::unpersist);
    slices.ifPresent(Dataset::unpersist);
    sides.ifPresent(Dataset::unpersist);
    entries.unpersist();
    frequent.unpersist();
  }
}
