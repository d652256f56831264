package io.github.relevista.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a command says: one model for people ({@link Terminal}) and for programs ({@link
 * JsonLines}).
 *
 * @param parts in their order
 */
public record Report(List<Part> parts) {
  /** Takes the parts as they are. */
  public Report {
    parts = List.copyOf(parts);
  }

  /** A report of lines for people alone. */
  public static Report ofLines(List<String> lines) {
    Builder builder = builder();
    lines.forEach(line -> builder.add(new Part.Line(line)));
    return builder.build();
  }

  /** An empty report to add parts to. */
  public static Builder builder() {
    return new Builder();
  }

  /** A report in the making. */
  public static final class Builder {
    private final List<Part> parts = new ArrayList<>();

    private Builder() {}

    /** Adds a line for people: a format and its values. */
    public Builder line(String format, Object... values) {
      return add(Part.Line.of(format, values));
    }

    /** Adds a line without anything. */
    public Builder blank() {
      return add(new Part.Line(""));
    }

    /** Adds an object for programs. */
    public Builder figures(Map<String, ?> values) {
      return add(new Part.Figures(values));
    }

    /** Adds a table. */
    public Builder table(List<Column> columns, List<? extends List<?>> rows) {
      return add(new Part.Table(0, columns, rows));
    }

    /** Adds a part. */
    public Builder add(Part part) {
      parts.add(part);
      return this;
    }

    /** The report. */
    public Report build() {
      return new Report(parts);
    }
  }
}
