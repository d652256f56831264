package io.github.relevista.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.relevista.evaluate.ResultTable;
import io.github.relevista.spark.evaluate.EvaluateResult;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a run of {@code evaluate} says at its end. */
final class EvaluateReport {
  private static final String GAP = "  ";

  /** The column of how many a figure is taken from. */
  private static final String COUNT = "n";

  /** Of the rankings of words the two that the paper shows. */
  private static final List<String> SHOWN_RANKINGS = List.of("highest_maximum", "lowest_maximum");

  private final PrintWriter out;

  EvaluateReport(PrintWriter out) {
    this.out = out;
  }

  void print(EvaluateResult result) {
    line(
        "%,d rows: %,d evaluated, %,d rejected %s",
        result.rows(), result.evaluated(), result.rejectedRows(), result.rejected());
    line(
        "%,d words; %,d texts classified rightly, %,d wrongly",
        result.tokens(), result.correct(), result.evaluated() - result.correct());
    for (ResultTable table : result.tables()) {
      out.println();
      switch (table.name()) {
        case "deletion" -> {
          line("accuracy in per cent after so many deleted words");
          wide(table, "deleted", "accuracy");
        }
        case "position" -> {
          line("share of relevance in per cent by tenth of the text");
          wide(table, "bin", "share");
        }
        case "word_tables" -> words(table);
        default -> {
          line(table.name().replace('_', ' '));
          aligned(cells(table));
        }
      }
    }
    out.println();
    line(result.published() ? "written to " + result.output() : "nothing was published");
  }

  /** What is said of the gate that closed. */
  static GateReport gate(EvaluateResult result) {
    return new GateReport(
        result.shortfall(), result.rejected(), result.rejectExamples(), result.keptRejects());
  }

  /** The figures as objects: first the counts, then every row of every table. */
  static List<ObjectNode> json(EvaluateResult result) {
    List<ObjectNode> objects = new ArrayList<>();
    ObjectNode run = JsonNodeFactory.instance.objectNode();
    run.put("table", "run");
    run.put("output", result.output());
    run.put("published", result.published());
    run.put("rows_read", result.rows());
    run.put("evaluated", result.evaluated());
    run.put("correct", result.correct());
    run.put("tokens", result.tokens());
    run.put("rejected", result.rejectedRows());
    ObjectNode reasons = run.putObject("rejected_by_reason");
    result.rejected().forEach(reasons::put);
    gate(result).addTo(run);
    objects.add(run);
    for (ResultTable table : result.tables()) {
      for (List<Object> values : table.rows()) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("table", table.name());
        for (int index = 0; index < values.size(); index++) {
          row.putPOJO(table.columns().get(index).name(), values.get(index));
        }
        objects.add(row);
      }
    }
    return objects;
  }

  /** One line for all rows that differ in a column alone, with a figure in per cent for each. */
  private void wide(ResultTable table, String over, String figure) {
    int place = names(table).indexOf(over);
    int shown = names(table).indexOf(figure);
    Map<List<Object>, List<List<Object>>> groups = new LinkedHashMap<>();
    for (List<Object> row : table.rows()) {
      groups.computeIfAbsent(row.subList(0, place), added -> new ArrayList<>()).add(row);
    }
    List<List<String>> lines = new ArrayList<>();
    for (List<List<Object>> group : groups.values()) {
      if (lines.isEmpty()) {
        List<String> head = new ArrayList<>(names(table).subList(0, place));
        group.forEach(row -> head.add(cell(row.get(place))));
        head.add(COUNT);
        lines.add(head);
      }
      List<String> line = new ArrayList<>();
      group.get(0).subList(0, place).forEach(value -> line.add(cell(value)));
      group.forEach(row -> line.add(number("%.2f", 100 * (Double) row.get(shown))));
      line.add(cell(group.get(0).get(names(table).indexOf(COUNT))));
      lines.add(line);
    }
    aligned(lines);
  }

  /** One line a ranking that is shown: its words with their relevances. */
  private void words(ResultTable table) {
    line("words of highest and of lowest maximum (the table has further rankings)");
    Map<List<Object>, List<String>> lines = new LinkedHashMap<>();
    for (List<Object> row : table.rows()) {
      if (!SHOWN_RANKINGS.contains(row.get(2))) {
        continue;
      }
      lines
          .computeIfAbsent(row.subList(0, 3), added -> new ArrayList<>())
          .add("%s %s".formatted(row.get(4), number("%.2f", row.get(5))));
    }
    lines.forEach(
        (key, words) ->
            line("%s, %s, %s: %s", key.get(0), key.get(1), key.get(2), String.join(", ", words)));
  }

  private static List<List<String>> cells(ResultTable table) {
    List<List<String>> cells = new ArrayList<>(List.of(names(table)));
    for (List<Object> row : table.rows()) {
      cells.add(row.stream().map(EvaluateReport::cell).toList());
    }
    return cells;
  }

  private static String cell(Object value) {
    if (value == null) {
      return "";
    }
    return value instanceof Double number ? number("%.4f", number) : value.toString();
  }

  /** Rows with their columns below each other, those that begin with a number to the right. */
  private void aligned(List<List<String>> rows) {
    int[] widths = new int[rows.isEmpty() ? 0 : rows.get(0).size()];
    for (List<String> row : rows) {
      for (int column = 0; column < row.size(); column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder text = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        boolean isNumber = rows.size() > 1 && rows.get(1).get(column).matches("-?[0-9.,]+");
        text.append(GAP)
            .append(
                (isNumber ? "%" : "%-").concat(widths[column] + "s").formatted(row.get(column)));
      }
      out.println(text.toString().stripTrailing());
    }
  }

  private static List<String> names(ResultTable table) {
    return table.columns().stream().map(ResultTable.Column::name).toList();
  }

  private static String number(String format, Object value) {
    return String.format(Locale.ROOT, format, value);
  }

  private void line(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
