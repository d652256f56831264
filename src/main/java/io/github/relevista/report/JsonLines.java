package io.github.relevista.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.relevista.text.VisibleText;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes reports for programs: figures and rows of tables, one JSON object a line. */
public final class JsonLines {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private JsonLines() {}

  /** Prints what of a report is for programs. */
  public static void write(Report report, PrintWriter out) {
    for (Part part : report.parts()) {
      if (part instanceof Part.Figures figures) {
        out.println(line(figures.values()));
      } else if (part instanceof Part.Table table) {
        write(table, out);
      }
    }
  }

  private static void write(Part.Table table, PrintWriter out) {
    if (table.columns().stream().noneMatch(JsonLines::isShown)) {
      return;
    }
    for (List<?> row : table.rows()) {
      Map<String, Object> values = new LinkedHashMap<>();
      for (int index = 0; index < row.size(); index++) {
        if (isShown(table.columns().get(index))) {
          values.put(table.columns().get(index).name(), row.get(index));
        }
      }
      out.println(line(values));
    }
  }

  private static boolean isShown(Column column) {
    return column.isFor(Column.Audience.PROGRAMS);
  }

  /** One object, with everything escaped that a terminal would not show. */
  private static String line(Map<String, ?> values) {
    String json;
    try {
      json = MAPPER.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON of " + values, e);
    }
    if (json.codePoints().allMatch(VisibleText::isVisible)) {
      return json;
    }
    // Such characters stand in strings alone, where their escapes mean the same.
    StringBuilder escaped = new StringBuilder();
    for (int index = 0; index < json.length(); ) {
      int codePoint = json.codePointAt(index);
      int next = index + Character.charCount(codePoint);
      if (VisibleText.isVisible(codePoint)) {
        escaped.appendCodePoint(codePoint);
      } else {
        json.substring(index, next)
            .chars()
            .forEach(unit -> escaped.append(String.format(Locale.ROOT, "\\u%04x", unit)));
      }
      index = next;
    }
    return escaped.toString();
  }
}
