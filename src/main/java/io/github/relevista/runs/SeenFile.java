package io.github.relevista.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A file as a run found it.
 *
 * @param path where it lies
 * @param bytes its size
 * @param modified when it was last changed, in milliseconds since 1970; 0 where nobody knows
 * @param dates the dates that its rows are filed under, each row under its own; empty of a file
 *     that is filed as a whole
 * @param sha256 the fingerprint of its content in hexadecimal, where somebody worked it out
 */
public record SeenFile(
    String path, long bytes, long modified, SortedSet<LocalDate> dates, Optional<String> sha256) {
  /** Copies the dates. */
  public SeenFile {
    dates = Collections.unmodifiableSortedSet(new TreeSet<>(dates));
  }

  /** A file that is filed as a whole. */
  public SeenFile(String path, long bytes, long modified) {
    this(path, bytes, modified, Collections.emptySortedSet(), Optional.empty());
  }

  static SeenFile of(JsonNode file) {
    return new SeenFile(
        file.path("path").asText(),
        file.path("bytes").asLong(),
        file.path("modified").asLong(),
        dates(file),
        Optional.ofNullable(file.path("sha256").textValue()));
  }

  /** The dates of rows that are filed each under its own. */
  static SortedSet<LocalDate> dates(JsonNode rows) {
    TreeSet<LocalDate> dates = new TreeSet<>();
    rows.path("dates").forEach(date -> dates.add(LocalDate.parse(date.asText())));
    return dates;
  }

  /** The same file, its rows filed each under its own of these dates. */
  public SeenFile withDates(SortedSet<LocalDate> ofRows) {
    return new SeenFile(path, bytes, modified, ofRows, sha256);
  }

  /** The same file with the fingerprint of its content. */
  public SeenFile withFingerprint(String ofContent) {
    return new SeenFile(path, bytes, modified, dates, Optional.of(ofContent));
  }

  /** The same file as its file system tells of it. */
  public SeenFile withoutFingerprint() {
    return new SeenFile(path, bytes, modified, dates, Optional.empty());
  }

  /** Adds the file with its fingerprint to a list of a record. */
  public void addTo(ArrayNode list) {
    ObjectNode file = list.addObject();
    file.put("path", path);
    file.put("bytes", bytes);
    file.put("modified", modified);
    sha256.ifPresent(ofContent -> file.put("sha256", ofContent));
  }

  /** What a file system says of it, which changes when it is touched. */
  List<Object> state() {
    return List.of(path, bytes, modified);
  }

  /** What tells this version of the file from others without a look at its content. */
  public List<Object> version() {
    return List.of(path, bytes, modified, dates);
  }

  /**
   * Whether only a look at its content can tell whether this is another version of a file that was
   * seen before: it was touched, or copied again.
   */
  boolean isTouched(SeenFile before) {
    return bytes == before.bytes
        && differsFrom(before)
        && sha256.isEmpty()
        && before.sha256.isPresent();
  }

  /** Whether each of its rows is filed under a date of its own. */
  public boolean isByRow() {
    return !dates.isEmpty();
  }

  /**
   * Whether this is another version of a file that was seen before: of another size, or changed at
   * another time unless fingerprints tell that the content is the same. A time that nobody knows
   * tells nothing: then sizes alone decide.
   */
  boolean differsFrom(SeenFile before) {
    boolean timesTell = modified != 0 && before.modified != 0;
    boolean isSame = sha256.isPresent() && sha256.equals(before.sha256);
    return bytes != before.bytes || timesTell && modified != before.modified && !isSame;
  }
}
