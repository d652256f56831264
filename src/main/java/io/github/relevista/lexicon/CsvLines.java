package io.github.relevista.lexicon;

import java.util.List;
import java.util.Locale;

/** Every figure of an entry, separated by commas (RFC 4180; lines end with a line feed). */
final class CsvLines implements ExportLines {
  @Override
  public List<String> begin() {
    return List.of("term,polarity,low,high,q,agreement,occurrences,reviews");
  }

  @Override
  public List<String> of(LexiconEntry entry) {
    return List.of(
        String.join(
            ",",
            quoted(entry.term()),
            number(entry.polarity()),
            number(entry.low()),
            number(entry.high()),
            exact(entry.q()),
            number(entry.agreement()),
            Long.toString(entry.occurrences()),
            Long.toString(entry.reviews())));
  }

  /** A field, in quotes where it needs them. */
  static String quoted(String field) {
    boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }

  /** All digits; nothing for NaN. */
  static String exact(double value) {
    return Double.isNaN(value) ? "" : Double.toString(value);
  }

  /** Six digits behind the point; nothing for NaN. */
  static String number(double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.6f", value);
  }
}
