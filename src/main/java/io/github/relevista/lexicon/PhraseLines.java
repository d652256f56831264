package io.github.relevista.lexicon;

/**
 * The file of phrases: every figure of a phrase, separated by commas (RFC 4180; lines end with a
 * line feed), a header line above.
 */
public final class PhraseLines {
  /** The name of the file. */
  public static final String FILE = "phrases.csv";

  /** Its first line. */
  public static final String HEADER =
      "phrase,mean,expected,difference,low,high,q,occurrences,reviews";

  private PhraseLines() {}

  /** The line of a phrase. */
  public static String of(LexiconPhrase phrase) {
    PhraseFigures figures = phrase.figures();
    return String.join(
        ",",
        CsvLines.quoted(phrase.phrase()),
        CsvLines.number(figures.mean()),
        CsvLines.number(figures.expected()),
        CsvLines.number(figures.difference()),
        CsvLines.number(figures.low()),
        CsvLines.number(figures.high()),
        CsvLines.exact(phrase.q()),
        Long.toString(phrase.occurrences()),
        Long.toString(phrase.reviews()));
  }
}
