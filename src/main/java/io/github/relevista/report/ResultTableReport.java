package io.github.relevista.report;

import io.github.relevista.evaluate.ResultTable;
import io.github.relevista.evaluate.TableView;
import io.github.relevista.text.VisibleText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table of figures: its rows for programs, for people as its view says. */
final class ResultTableReport {
  private static final int INDENT = 2;
  private static final int GAP = 2;

  private final ResultTable table;

  private ResultTableReport(ResultTable table) {
    this.table = table;
  }

  /** Adds a table to a report, behind an empty line. */
  static void add(ResultTable table, Report.Builder report) {
    ResultTableReport shown = new ResultTableReport(table);
    report.blank();
    if (table.view() instanceof TableView.SideBySide view) {
      report.line("%s", view.title()).add(shown.sideBySide(view));
    } else if (table.view() instanceof TableView.Rankings view) {
      report.line("%s", view.title());
      shown.rankings(view).forEach(line -> report.line("%s", line));
    } else {
      report.line("%s", table.name().replace('_', ' ')).add(shown.rows(Column.Audience.PEOPLE));
    }
    report.add(shown.rows(Column.Audience.PROGRAMS));
  }

  /** The rows as they are, each behind the name of the table. */
  private Part.Table rows(Column.Audience audience) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.text("table").onlyFor(Column.Audience.PROGRAMS));
    table.columns().forEach(column -> columns.add(column(column).onlyFor(audience)));
    List<List<?>> rows = new ArrayList<>();
    for (List<Object> values : table.rows()) {
      List<Object> row = new ArrayList<>();
      row.add(table.name());
      row.addAll(values);
      rows.add(row);
    }
    return new Part.Table(
        INDENT, audience == Column.Audience.PEOPLE ? people(columns) : columns, rows);
  }

  private static List<Column> people(List<Column> columns) {
    return columns.stream()
        .map(column -> column.name().equals("table") ? column : column.after(GAP))
        .toList();
  }

  private Part.Table sideBySide(TableView.SideBySide view) {
    int place = table.place(view.over());
    int figure = table.place(view.figure());
    Map<List<Object>, List<List<Object>>> groups = new LinkedHashMap<>();
    for (List<Object> row : table.rows()) {
      groups.computeIfAbsent(row.subList(0, place), added -> new ArrayList<>()).add(row);
    }
    List<Column> columns = new ArrayList<>();
    table.columns().subList(0, place).forEach(column -> columns.add(people(column)));
    groups.values().stream()
        .findFirst()
        .ifPresent(
            group ->
                group.forEach(
                    row ->
                        columns.add(
                            Column.number(String.valueOf(row.get(place)), "%.2f")
                                .after(GAP)
                                .onlyFor(Column.Audience.PEOPLE))));
    columns.add(people(table.columns().get(table.place(view.count()))));
    List<List<?>> lines = new ArrayList<>();
    for (List<List<Object>> group : groups.values()) {
      List<Object> line = new ArrayList<>(group.get(0).subList(0, place));
      group.forEach(row -> line.add(100 * (Double) row.get(figure)));
      line.add(group.get(0).get(table.place(view.count())));
      lines.add(line);
    }
    return new Part.Table(INDENT, columns, lines);
  }

  private List<String> rankings(TableView.Rankings view) {
    int word = table.place(view.word());
    int figure = table.place(view.figure());
    Map<List<Object>, List<String>> words = new LinkedHashMap<>();
    for (List<Object> row : table.rows()) {
      if (view.kinds().contains(row.get(view.keys() - 1))) {
        words
            .computeIfAbsent(row.subList(0, view.keys()), added -> new ArrayList<>())
            .add(
                Part.Line.of(
                        "%s %.2f",
                        VisibleText.cut(String.valueOf(row.get(word)), Terminal.TERM_WIDTH),
                        row.get(figure))
                    .text());
      }
    }
    List<String> lines = new ArrayList<>();
    words.forEach(
        (keys, entries) ->
            lines.add(
                String.join(", ", keys.stream().map(String::valueOf).toList())
                    + ": "
                    + String.join(", ", entries)));
    return lines;
  }

  private static Column people(ResultTable.Column column) {
    return column(column).after(GAP).onlyFor(Column.Audience.PEOPLE);
  }

  private static Column column(ResultTable.Column column) {
    return switch (column.type()) {
      case TEXT -> Column.term(column.name());
      case COUNT -> Column.number(column.name(), "%d");
      case NUMBER -> Column.number(column.name(), "%.4f");
    };
  }
}
