package io.github.relevista.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The rows that came to a table between two of its snapshots, as a run read them.
 *
 * @param table the name of the table, or its folder
 * @param id what tells it from another of that name; empty where its snapshots do
 * @param from the snapshot before the first of these rows; empty where the table is read from its
 *     beginning on: all that {@code to} holds
 * @param to the snapshot with the last of them
 * @param dates the dates that its rows are filed under, each row under its own; empty of a span
 *     that is filed as a whole
 */
public record SnapshotSpan(
    String table,
    Optional<String> id,
    Optional<String> from,
    String to,
    SortedSet<LocalDate> dates) {
  /** Copies the dates. */
  public SnapshotSpan {
    dates = Collections.unmodifiableSortedSet(new TreeSet<>(dates));
  }

  /** A span that is filed as a whole. */
  public SnapshotSpan(String table, Optional<String> id, Optional<String> from, String to) {
    this(table, id, from, to, Collections.emptySortedSet());
  }

  static SnapshotSpan of(JsonNode span) {
    return new SnapshotSpan(
        span.path("table").asText(),
        Optional.ofNullable(span.path("id").textValue()),
        Optional.ofNullable(span.path("from").textValue()),
        span.path("to").asText(),
        SeenFile.dates(span));
  }

  /** Writes it into a list of a record. */
  public void addTo(ArrayNode list) {
    ObjectNode span = list.addObject();
    span.put("table", table);
    span.put("id", id.orElse(null));
    span.put("from", from.orElse(null));
    span.put("to", to);
    if (!dates.isEmpty()) {
      ArrayNode days = span.putArray("dates");
      dates.forEach(date -> days.add(date.toString()));
    }
  }

  /** The same span, its rows filed each under its own of these dates. */
  public SnapshotSpan withDates(SortedSet<LocalDate> ofRows) {
    return new SnapshotSpan(table, id, from, to, ofRows);
  }

  /** What a ledger takes it for: a file that never changes. */
  public SeenFile asFile() {
    return new SeenFile(toString(), 0, 0).withDates(dates);
  }

  /** For people, and the same for every span of these rows. */
  @Override
  public String toString() {
    return from.map(first -> "table %s from snapshot %s to %s".formatted(table, first, to))
        .orElseGet(() -> "table %s up to snapshot %s".formatted(table, to));
  }
}
