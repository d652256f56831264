package io.github.relevista.spark.lexicon;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;

import io.github.relevista.lexicon.GoldLexicon;
import io.github.relevista.lexicon.GoldStatus;
import io.github.relevista.lexicon.GoldTerm;
import io.github.relevista.lexicon.LexiconEntry;
import io.github.relevista.lexicon.LexiconPhrase;
import io.github.relevista.lexicon.PhraseFigures;
import io.github.relevista.lexicon.Proof;
import io.github.relevista.lexicon.ProofRow;
import io.github.relevista.report.LexiconResult;
import io.github.relevista.settings.LexiconSettings;
import io.github.relevista.stats.ContextKind;
import io.github.relevista.tables.Evidence;
import io.github.relevista.tables.Lexicon;
import io.github.relevista.tables.LexiconPhrases;
import io.github.relevista.tables.LexiconSlices;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What people want to know of a lexicon's tables.
 *
 * @param entries the table {@code lexicon}
 * @param settings what is sure, and how much is shown
 * @param gold gold lexicons
 */
record LexiconFindings(Dataset<Row> entries, LexiconSettings settings, List<GoldLexicon> gold) {
  /** The systems that are scored: what they are called, and the column that holds their scores. */
  private static final Map<String, String> SYSTEMS =
      new TreeMap<>(
          Map.of(
              "relevista", Lexicon.POLARITY,
              "log-odds labels", Lexicon.LOG_ODDS_LABELS,
              "log-odds predictions", Lexicon.LOG_ODDS_PREDICTIONS,
              "pmi labels", Lexicon.PMI_LABELS,
              "pmi predictions", Lexicon.PMI_PREDICTIONS,
              "compared", Lexicon.COMPARED));

  private static final int SHOWN_OPPOSITES = 12;

  private static final String STATUS = "_status";

  private Dataset<Row> sureEntries() {
    return entries.where(ExportFiles.isSure(settings.choice()));
  }

  /** Entries that are sure and strong enough for lists of words. */
  long sure() {
    return sureEntries().count();
  }

  /** The first of the sure entries on either side, those of the highest polarities first. */
  List<LexiconEntry> strongest() {
    Column polarity = col(Lexicon.POLARITY);
    return first(polarity.gt(0), polarity.desc())
        .union(first(polarity.lt(0), polarity.asc()))
        .collectAsList()
        .stream()
        .map(ExportFiles::entry)
        .toList();
  }

  private Dataset<Row> first(Column side, Column order) {
    return sureEntries().where(side).orderBy(order, col(Lexicon.TERM)).limit(settings.shownWords());
  }

  /** The first context of each kind for the first of the entries on either side. */
  List<LexiconResult.Context> contexts(
      Dataset<Row> evidence, List<LexiconEntry> positive, List<LexiconEntry> negative) {
    List<String> terms =
        Stream.of(positive, negative)
            .flatMap(side -> side.stream().limit(settings.shownEvidence()))
            .map(LexiconEntry::term)
            .toList();
    List<String> kinds = ContextKind.ALL.stream().map(ContextKind::wireName).toList();
    return evidence
        .where(col(Evidence.TERM).isInCollection(terms).and(col(Evidence.PLACE).equalTo(1)))
        .collectAsList()
        .stream()
        .map(LexiconFindings::context)
        .sorted(
            Comparator.comparingInt((LexiconResult.Context each) -> terms.indexOf(each.term()))
                .thenComparingInt(each -> kinds.indexOf(each.kind())))
        .toList();
  }

  private static LexiconResult.Context context(Row row) {
    return new LexiconResult.Context(
        row.getAs(Evidence.TERM),
        row.getAs(Evidence.CONTEXT),
        row.<Float>getAs(Evidence.RELEVANCE),
        row.getAs(Evidence.ID),
        row.<Integer>getAs(Evidence.SENTENCE),
        row.getList(row.fieldIndex(Evidence.WORDS)),
        row.<Integer>getAs(Evidence.FOCUS));
  }

  /**
   * The most surprising of the sure phrases: first those that surely have more than their words, by
   * how much at least, then those that surely have less. Of phrases of one side of which one stands
   * in the other the more surprising one speaks for both.
   *
   * @param phrases the table {@code phrases}
   */
  List<LexiconPhrase> phrases(Dataset<Row> phrases) {
    Dataset<Row> sure = phrases.where(col(LexiconPhrases.Q).leq(settings.choice().maximumQ()));
    List<LexiconPhrase> shown =
        first(sure, col(LexiconPhrases.LOW).gt(0), col(LexiconPhrases.LOW).desc());
    shown.addAll(first(sure, col(LexiconPhrases.HIGH).lt(0), col(LexiconPhrases.HIGH).asc()));
    return shown;
  }

  private List<LexiconPhrase> first(Dataset<Row> sure, Column side, Column order) {
    List<LexiconPhrase> shown = new ArrayList<>();
    Iterator<Row> rows =
        sure.where(side).orderBy(order, col(LexiconPhrases.PHRASE)).toLocalIterator();
    while (shown.size() < settings.phrases().shown() && rows.hasNext()) {
      LexiconPhrase phrase = phrase(rows.next());
      if (shown.stream().noneMatch(phrase::overlaps)) {
        shown.add(phrase);
      }
    }
    return shown;
  }

  /** The phrase that a row of the table holds. */
  static LexiconPhrase phrase(Row row) {
    PhraseFigures figures =
        new PhraseFigures(
            row.<Double>getAs(LexiconPhrases.MEAN),
            row.<Double>getAs(LexiconPhrases.EXPECTED),
            row.<Double>getAs(LexiconPhrases.DIFFERENCE),
            ExportFiles.number(row, LexiconPhrases.LOW),
            ExportFiles.number(row, LexiconPhrases.HIGH),
            ExportFiles.number(row, LexiconPhrases.Z),
            ExportFiles.number(row, LexiconPhrases.P),
            row.<Long>getAs(LexiconPhrases.ELSEWHERE));
    return new LexiconPhrase(
        row.getAs(LexiconPhrases.PHRASE),
        row.<Long>getAs(LexiconPhrases.OCCURRENCES),
        row.<Long>getAs(LexiconPhrases.REVIEWS),
        figures,
        ExportFiles.number(row, LexiconPhrases.Q));
  }

  /** The largest of the sure differences between slices, changes of the sign first. */
  List<LexiconResult.Difference> differences(Dataset<Row> slices) {
    return slices
        .where(col(LexiconSlices.DIFFERENCE_Q).leq(settings.choice().maximumQ()))
        .orderBy(
            col(LexiconSlices.FLIPS).desc(),
            abs(col(LexiconSlices.DIFFERENCE)).desc(),
            col(LexiconSlices.TERM))
        .limit(settings.shownWords())
        .collectAsList()
        .stream()
        .map(this::difference)
        .toList();
  }

  private LexiconResult.Difference difference(Row row) {
    return new LexiconResult.Difference(
        settings.slices().stream().map(slice -> String.valueOf((Object) row.getAs(slice))).toList(),
        row.getAs(LexiconSlices.TERM),
        row.<Long>getAs(LexiconSlices.OCCURRENCES),
        ExportFiles.number(row, LexiconSlices.POLARITY),
        ExportFiles.number(row, LexiconSlices.ELSEWHERE),
        ExportFiles.number(row, LexiconSlices.DIFFERENCE),
        ExportFiles.number(row, LexiconSlices.DIFFERENCE_LOW),
        ExportFiles.number(row, LexiconSlices.DIFFERENCE_HIGH),
        ExportFiles.number(row, LexiconSlices.DIFFERENCE_Q));
  }

  /** What the sure entries are to each gold lexicon. */
  List<LexiconResult.Gold> statuses() {
    if (gold.isEmpty()) {
      return List.of();
    }
    Column lexicon = col(STATUS + "." + Lexicon.GOLD_FIELDS.get(0));
    Column status = col(STATUS + "." + Lexicon.GOLD_FIELDS.get(2));
    Dataset<Row> statuses =
        sureEntries()
            .select(
                col(Lexicon.TERM), col(Lexicon.POLARITY), explode(col(Lexicon.GOLD)).as(STATUS));
    Map<String, Map<String, Long>> counts = new HashMap<>();
    for (Row row : statuses.groupBy(lexicon, status).count().collectAsList()) {
      counts
          .computeIfAbsent(row.getString(0), name -> new TreeMap<>())
          .put(row.getString(1), row.getLong(2));
    }
    List<LexiconResult.Gold> golds = new ArrayList<>();
    for (GoldLexicon each : gold) {
      List<String> opposite =
          statuses
              .where(
                  lexicon.equalTo(each.name()).and(status.equalTo(GoldStatus.OPPOSITE.wireName())))
              .orderBy(abs(col(Lexicon.POLARITY)).desc(), col(Lexicon.TERM))
              .limit(SHOWN_OPPOSITES)
              .collectAsList()
              .stream()
              .map(row -> row.<String>getAs(Lexicon.TERM))
              .toList();
      golds.add(
          new LexiconResult.Gold(
              each.name(), counts.getOrDefault(each.name(), new TreeMap<>()), opposite));
    }
    return golds;
  }

  /** How the lexicon and the baselines do against every gold lexicon. */
  List<ProofRow> proof() {
    Proof proof = new Proof(settings.replicates(), settings.confidence(), settings.seed());
    List<ProofRow> rows = new ArrayList<>();
    for (GoldLexicon each : gold) {
      List<GoldTerm> found =
          entries
              .where(col(Lexicon.TERM).isInCollection(each.scores().keySet()))
              .collectAsList()
              .stream()
              .map(LexiconFindings::goldTerm)
              .toList();
      rows.addAll(proof.rows(each, found));
    }
    return rows;
  }

  private static GoldTerm goldTerm(Row row) {
    Map<String, Double> scores = new HashMap<>();
    SYSTEMS.forEach(
        (system, column) -> {
          Double score = row.getAs(column);
          if (score != null) {
            scores.put(system, score);
          }
        });
    return new GoldTerm(row.getAs(Lexicon.TERM), scores);
  }
}
