package io.github.relevista.spark.lexicon;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;

import io.github.relevista.lexicon.PhraseFigures;
import io.github.relevista.settings.LexiconSettings;
import io.github.relevista.spark.tables.Schemas;
import io.github.relevista.stats.PhraseStatistic;
import io.github.relevista.stats.ReviewSums;
import io.github.relevista.tables.LexiconPhrases;
import io.github.relevista.tables.PhraseRelevance;
import io.github.relevista.tables.WordRelevance;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * The table {@code phrases}: what phrases have that their words have not elsewhere.
 *
 * @param terms the statistics
 * @param settings what is frequent and sure enough
 */
record PhraseTable(TermTable terms, LexiconSettings settings) {
  /** In front of a column of words: what all occurrences of the word add up to. */
  private static final String ALL = "(all) ";

  /** All phrases that are frequent enough, whose words are so outside of them too. */
  Dataset<Row> rows() {
    Dataset<Row> rows =
        terms
            .phrases()
            .where(
                col(PhraseRelevance.OCCURRENCES)
                    .geq(settings.phrases().minimumOccurrences())
                    .and(col(PhraseRelevance.REVIEWS).geq(settings.terms().minimumReviews())));
    Dataset<Row> words = words();
    for (String word : PhraseRelevance.WORDS) {
      rows =
          rows.join(
              words.select(col(WordRelevance.TERM).as(word), col(ALL).as(ALL + word)),
              new String[] {word},
              "left");
    }
    double confidence = settings.confidence();
    Dataset<Row> figures =
        rows.map(
                (MapFunction<Row, Row>) row -> row(row, confidence),
                Encoders.row(Schemas.of(LexiconPhrases.TABLE.columns())))
            .where(col(LexiconPhrases.ELSEWHERE).geq(settings.terms().minimumOccurrences()));
    return TermTable.withQ(figures, LexiconPhrases.P, LexiconPhrases.Q, List.of())
        .select(TermTable.columns(LexiconPhrases.TABLE.names()));
  }

  private Dataset<Row> words() {
    return terms
        .polaritySums(List.of())
        .select(
            col(WordRelevance.TERM),
            struct(
                    col(WordRelevance.REVIEWS),
                    col(WordRelevance.OCCURRENCES),
                    col(WordRelevance.REVIEW_OCCURRENCE_SQUARES),
                    col(WordRelevance.RELEVANCE_SUM),
                    col(WordRelevance.REVIEW_SUM_SQUARES),
                    col(WordRelevance.REVIEW_SUM_OCCURRENCES))
                .as(ALL));
  }

  private static Row row(Row row, double confidence) {
    List<PhraseFigures.Word> words = new ArrayList<>();
    List<BigDecimal> inside = new ArrayList<>();
    for (int place = 0; place < PhraseRelevance.WORDS.size(); place++) {
      String column = PhraseRelevance.WORDS.get(place);
      String term = row.getAs(column);
      if (term != null) {
        words.add(word(term, row.getAs(ALL + column)));
        inside.add(row.getAs(PhraseRelevance.WORD_SUMS.get(place)));
      }
    }
    PhraseStatistic phrase =
        new PhraseStatistic(
            row.<Long>getAs(PhraseRelevance.OCCURRENCES),
            row.<Long>getAs(PhraseRelevance.REVIEWS),
            row.<Long>getAs(PhraseRelevance.REVIEW_OCCURRENCE_SQUARES),
            new ReviewSums(
                row.getAs(PhraseRelevance.RELEVANCE_SUM),
                row.getAs(PhraseRelevance.REVIEW_SUM_SQUARES),
                row.getAs(PhraseRelevance.REVIEW_SUM_OCCURRENCES)),
            inside);
    PhraseFigures figures = PhraseFigures.of(phrase, words, confidence);
    return RowFactory.create(
        String.join(" ", words.stream().map(PhraseFigures.Word::term).toList()),
        phrase.occurrences(),
        phrase.reviews(),
        figures.mean(),
        figures.expected(),
        figures.difference(),
        EntryRow.orNull(figures.low()),
        EntryRow.orNull(figures.high()),
        EntryRow.orNull(figures.z()),
        EntryRow.orNull(figures.p()),
        null,
        figures.elsewhere());
  }

  private static PhraseFigures.Word word(String term, Row all) {
    long occurrences = all.<Long>getAs(WordRelevance.OCCURRENCES);
    ReviewSums sums =
        new ReviewSums(
            all.getAs(WordRelevance.RELEVANCE_SUM),
            all.getAs(WordRelevance.REVIEW_SUM_SQUARES),
            all.getAs(WordRelevance.REVIEW_SUM_OCCURRENCES));
    return new PhraseFigures.Word(
        term,
        occurrences,
        sums.sum(),
        sums.mean(
                all.<Long>getAs(WordRelevance.REVIEWS),
                occurrences,
                all.<Long>getAs(WordRelevance.REVIEW_OCCURRENCE_SQUARES))
            .standardError());
  }
}
