package io.github.relevista.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A part of a report. Some are for people alone, some for programs alone, tables for both. */
public sealed interface Part {

  /**
   * A line for people.
   *
   * @param text without a line break
   */
  record Line(String text) implements Part {
    /** A line of a format and its values, whatever the machine's language. */
    static Line of(String format, Object... values) {
      return new Line(values.length == 0 ? format : String.format(Locale.ROOT, format, values));
    }
  }

  /**
   * Figures for programs: one JSON object.
   *
   * @param values by name, in their order: texts, numbers, booleans, null, and lists and maps of
   *     them
   */
  record Figures(Map<String, ?> values) implements Part {}

  /**
   * Rows of columns. People see them below each other, under the headings where one column has one;
   * programs get a JSON object a row. A table whose columns are all for the others is not seen.
   *
   * @param indent blanks in front of each row
   * @param columns one or more
   * @param rows a cell for each column, null where there is nothing to say
   */
  record Table(int indent, List<Column> columns, List<? extends List<?>> rows) implements Part {
    /** Checks that rows and columns fit. */
    public Table {
      for (List<?> row : rows) {
        if (row.size() != columns.size()) {
          throw new IllegalArgumentException(
              "%d columns, but a row of %d cells".formatted(columns.size(), row.size()));
        }
      }
    }
  }

  /**
   * Words with what they say of a class, for people: each in a colour, or in a line with a number.
   *
   * @param words in the order of the text
   */
  record Passage(List<Word> words) implements Part {
    /**
     * A word.
     *
     * @param form as the model sees it
     * @param relevance what it says
     */
    public record Word(String form, float relevance) {}
  }
}
