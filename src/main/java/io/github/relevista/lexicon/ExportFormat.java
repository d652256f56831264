package io.github.relevista.lexicon;

import java.util.function.Supplier;

/** The files that a lexicon can be written to, beside its tables. */
public enum ExportFormat {
  /** Every entry with its figures, a header line above. */
  CSV("csv", "lexicon.csv", Choice.ALL, CsvLines::new),
  /** Every entry with its figures, an object a line. */
  JSONL("jsonl", "lexicon.jsonl", Choice.ALL, JsonEntryLines::new),
  /** What VADER's program reads instead of its own lexicon. */
  VADER("vader", "vader_lexicon.txt", Choice.SURE, VaderLines::new),
  /** A word and a whole number from −5 to 5, as AFINN has them. */
  AFINN("afinn", "afinn.txt", Choice.SURE, AfinnLines::new),
  /** A word, positive or negative, and 0 or 1, as the NRC lexicon has them. */
  NRC("nrc", "nrc.txt", Choice.SURE, NrcLines::new),
  /** {@code word,value}, as tidytext has its lexicons. */
  TIDY("tidy", "tidy.csv", Choice.SURE, TidyLines::new),
  /** A dictionary that quanteda reads. */
  QUANTEDA("quanteda", "quanteda.yml", Choice.SURE, QuantedaLines::new),
  /** A dictionary of LIWC. */
  LIWC("liwc", "lexicon.dic", Choice.SURE, LiwcLines::new);

  /** Which entries a file gets. */
  public enum Choice {
    /** All. */
    ALL,
    /** Those that are sure and strong enough: a list of words has no room for doubts. */
    SURE
  }

  private final String wireName;
  private final String file;
  private final Choice choice;
  private final Supplier<ExportLines> lines;

  ExportFormat(String wireName, String file, Choice choice, Supplier<ExportLines> lines) {
    this.wireName = wireName;
    this.file = file;
    this.choice = choice;
    this.lines = lines;
  }

  /** The name in configurations. */
  public String wireName() {
    return wireName;
  }

  /** The name of the file. */
  public String file() {
    return file;
  }

  /** Which entries it gets. */
  public Choice choice() {
    return choice;
  }

  /** The lines of a new file. */
  public ExportLines lines() {
    return lines.get();
  }
}
