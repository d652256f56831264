package io.github.relevista.report;

import io.github.relevista.text.VisibleText;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Shows reports to people. Nothing that a text, a model or a message holds reaches the terminal but
 * as {@link VisibleText}: this is the one place where lines for people are printed.
 */
public final class Terminal {
  /** Columns that a word or a name takes at most. */
  static final int TERM_WIDTH = 40;

  private static final String RESET = "\u001b[0m";

  private static final List<Column> RELEVANCE_COLUMNS =
      List.of(
          Column.number("relevance", "%+.4f").under("").wide(9),
          Column.term("text").under("").after(2));

  /** How relevance is shown. */
  public enum Style {
    /** As a number beside each word. */
    PLAIN,
    /**
     * As the colour of the word's background, in 24-bit colours: red for the class, blue against
     * it, the paler the less it said beside the strongest word.
     */
    COLOURED
  }

  private final PrintWriter out;
  private final Style style;

  /** Shows reports in figures. */
  public Terminal(PrintWriter out) {
    this(out, Style.PLAIN);
  }

  /** Shows reports in a style. */
  public Terminal(PrintWriter out, Style style) {
    this.out = out;
    this.style = style;
  }

  /** Prints what of a report is for people. */
  public void write(Report report) {
    for (Part part : report.parts()) {
      if (part instanceof Part.Line line) {
        out.println(VisibleText.of(line.text()));
      } else if (part instanceof Part.Table table) {
        write(table);
      } else if (part instanceof Part.Passage passage) {
        write(passage);
      }
    }
  }

  private void write(Part.Table table) {
    List<Integer> shown = new ArrayList<>();
    for (int index = 0; index < table.columns().size(); index++) {
      if (table.columns().get(index).isFor(Column.Audience.PEOPLE)) {
        shown.add(index);
      }
    }
    List<Column> columns = shown.stream().map(table.columns()::get).toList();
    if (columns.isEmpty()) {
      return;
    }
    List<List<String>> lines = new ArrayList<>();
    if (columns.stream().anyMatch(column -> !column.heading().isEmpty())) {
      lines.add(columns.stream().map(column -> term(column.heading())).toList());
    }
    for (List<?> row : table.rows()) {
      lines.add(
          shown.stream().map(index -> cell(table.columns().get(index), row.get(index))).toList());
    }
    int[] widths = new int[columns.size()];
    for (int index = 0; index < widths.length; index++) {
      int column = index;
      widths[index] =
          lines.stream()
              .mapToInt(line -> VisibleText.width(line.get(column)))
              .reduce(columns.get(index).width(), Math::max);
    }
    lines.forEach(line -> out.println(aligned(table.indent(), columns, widths, line)));
  }

  private static String cell(Column column, Object value) {
    String text = column.cell(value);
    return column.kind() == Column.Kind.TERM ? term(text) : VisibleText.of(text);
  }

  private static String term(String text) {
    return VisibleText.cut(VisibleText.of(text), TERM_WIDTH);
  }

  private static String aligned(
      int indent, List<Column> columns, int[] widths, List<String> cells) {
    StringBuilder text = new StringBuilder(" ".repeat(indent));
    for (int index = 0; index < widths.length; index++) {
      Column column = columns.get(index);
      String padding = " ".repeat(widths[index] - VisibleText.width(cells.get(index)));
      boolean toTheRight = column.kind() == Column.Kind.NUMBER;
      text.append(" ".repeat(index == 0 ? 0 : column.gap()))
          .append(toTheRight ? padding : "")
          .append(cells.get(index))
          .append(toTheRight ? "" : padding);
    }
    return text.toString().stripTrailing();
  }

  private void write(Part.Passage passage) {
    if (style == Style.PLAIN) {
      List<List<Object>> rows = new ArrayList<>();
      passage.words().forEach(word -> rows.add(List.of(word.relevance(), word.form())));
      write(new Part.Table(0, RELEVANCE_COLUMNS, rows));
      return;
    }
    float largest = Float.MIN_NORMAL;
    for (Part.Passage.Word word : passage.words()) {
      largest = Math.max(largest, Math.abs(word.relevance()));
    }
    StringBuilder text = new StringBuilder();
    for (Part.Passage.Word word : passage.words()) {
      text.append(colour(word.relevance() / largest))
          .append(term(word.form()))
          .append(RESET)
          .append(' ');
    }
    out.println(text.toString().stripTrailing());
  }

  /** Black on a background from white (0) to red (1) or blue (−1). */
  private static String colour(float share) {
    int pale = Math.round(255 * (1 - Math.abs(share)));
    int red = share >= 0 ? 255 : pale;
    int blue = share >= 0 ? pale : 255;
    return String.format(Locale.ROOT, "\u001b[30;48;2;%d;%d;%dm", red, pale, blue);
  }
}
