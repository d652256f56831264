package io.github.relevista.spark.publish;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The steps that a committed run has to take, kept in the output until all are taken.
 *
 * @param run the run
 * @param others other dates, whose results of the same key go with that of the run's own
 * @param steps the steps, in their order
 */
record Journal(Run run, Set<LocalDate> others, List<Step> steps) {
  private static final int FORMAT = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The journal's file. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  private record Content(int format, List<String> others, List<Step> steps) {
    Content {
      others = others == null ? List.of() : List.copyOf(others);
      steps = List.copyOf(steps);
    }
  }

  Journal {
    others = Collections.unmodifiableSortedSet(new TreeSet<>(others));
    steps = List.copyOf(steps);
  }

  /**
   * Refuses steps that move anything but what the run has staged, put or delete it anywhere but
   * where results of its date and key lie, or lead out of the output by a link.
   *
   * @throws IOException if there is such a step
   */
  void requireBounds(Storage storage) throws IOException {
    for (Step step : steps) {
      if (step instanceof Step.Rows && storage.tables().isEmpty()) {
        throw new IOException(
            "%s names tables that Spark alone can change; run explain or merge for this output again"
                .formatted(run.journal()));
      }
      for (String name : names(step)) {
        if (!storage.isInside(name)) {
          throw new IOException(
              "%s leads out of the output by a link; put a folder in its place".formatted(name));
        }
      }
    }
  }

  /**
   * Finds out what a table would refuse, before the commit: after it nobody could go back.
   *
   * @throws IOException if there is such a table
   */
  void prepareTables(Storage storage) throws IOException {
    for (Step step : steps) {
      if (step instanceof Step.Rows rows && !rows.rows().isEmpty()) {
        storage.tables().orElseThrow().prepare(rows.table(), rows.rows());
      }
    }
  }

  /** What a step touches, once it is certain that its run may. */
  private List<String> names(Step step) throws IOException {
    if (step instanceof Step.Move move) {
      if (!isStaged(move.from())) {
        throw outOfBounds(move.from());
      }
      if (!isPublished(move.to()) && !isRecord(move.to()) && !isRecordOfOther(move.to())) {
        throw outOfBounds(move.to());
      }
      return List.of(move.from(), move.to());
    }
    if (step instanceof Step.Rows rows) {
      for (String file : rows.rows()) {
        if (!isStaged(file)) {
          throw outOfBounds(file);
        }
      }
      return rows.rows();
    }
    String deleted = ((Step.Delete) step).delete();
    if (!isPublished(deleted) && !isRecordOfOther(deleted)) {
      throw outOfBounds(deleted);
    }
    return List.of(deleted);
  }

  private boolean isStaged(String name) {
    return name.startsWith(run.staged() + "/")
        && Arrays.stream(name.split("/", -1))
            .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
  }

  private boolean isRecord(String name) {
    return name.equals(run.record()) || name.equals(run.latestRecord()) || Run.isBeside(name);
  }

  private boolean isRecordOfOther(String name) {
    return others.stream()
        .anyMatch(date -> name.equals(run.record(date)) || name.equals(Run.latestRecord(date)));
  }

  private boolean isPublished(String name) {
    String[] parts = name.split("/", -1);
    return parts.length == 3
        && !parts[0].isEmpty()
        && Run.isVisible(parts[0])
        && (name.startsWith(run.partition(parts[0]) + "/")
            || others.stream()
                .anyMatch(date -> name.startsWith(Run.partition(parts[0], date) + "/")))
        && run.ownsFile(parts[2]);
  }

  private IOException outOfBounds(String name) {
    return new IOException(
        "%s names '%s', which its run may not change; nothing was done, delete it and run %s again for %s"
            .formatted(run.journal(), name, run.date(), run.key()));
  }

  byte[] toJson() {
    try {
      return JSON.writerWithDefaultPrettyPrinter()
          .writeValueAsBytes(
              new Content(FORMAT, others.stream().map(LocalDate::toString).toList(), steps));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("steps are made of strings", e);
    }
  }

  /**
   * The journal of a run, or empty where there is none (any more).
   *
   * @throws IOException if it cannot be read or is no journal of this version
   */
  static Optional<Journal> read(Storage storage, Run run) throws IOException {
    byte[] json;
    try {
      json = storage.read(run.journal());
    } catch (IOException e) {
      if (storage.exists(run.journal())) {
        throw e;
      }
      return Optional.empty();
    }
    return Optional.of(parse(run, json));
  }

  private static Journal parse(Run run, byte[] json) throws IOException {
    try {
      Content content = JSON.readValue(json, Content.class);
      if (content != null && content.format() == FORMAT) {
        Set<LocalDate> others = new TreeSet<>();
        content.others().forEach(date -> others.add(LocalDate.parse(date)));
        return new Journal(run, others, content.steps());
      }
    } catch (JsonProcessingException | DateTimeException e) {
      throw new IOException(unreadable(run), e);
    }
    throw new IOException(unreadable(run));
  }

  private static String unreadable(Run run) {
    return "%s is damaged or of another version; delete it and run %s again for %s"
        .formatted(run.journal(), run.date(), run.key());
  }

  /**
   * Takes all steps that are not taken yet, then removes what was staged and, last, the journal.
   * Several runs may do so at once where a move is one step.
   *
   * @throws IOException if a step would change what is not its run's; then none is taken; or if a
   *     staged file is gone that nobody has moved: then nothing old is deleted from there on
   */
  void complete(Storage storage) throws IOException {
    requireBounds(storage);
    for (Step step : steps) {
      if (step instanceof Step.Move move) {
        requireMoved(storage, move);
      } else if (step instanceof Step.Rows rows) {
        replace(storage, rows);
      } else if (step instanceof Step.Delete deletion) {
        // Without a journal others have finished, and a later run may have used the name again.
        if (!storage.exists(run.journal())) {
          return;
        }
        storage.delete(deletion.delete());
      }
    }
    removeEmptyFolders(storage);
    // Moves know what was moved before; rows would be staged rows in part, once some are deleted.
    List<String> order =
        hasRows() ? List.of(run.journal(), run.staged()) : List.of(run.staged(), run.journal());
    for (String name : order) {
      storage.delete(name);
    }
  }

  /** Readers that list an output need not list folders of dates that are no more. */
  private void removeEmptyFolders(Storage storage) throws IOException {
    if (others.isEmpty()) {
      return;
    }
    List<String> folders = new ArrayList<>(storage.directories(""));
    folders.removeIf(folder -> !Run.isVisible(folder) && !folder.equals(Run.RECORDS));
    for (String folder : folders) {
      for (LocalDate date : others) {
        storage.deleteIfEmpty(Run.partition(folder, date));
      }
    }
  }

  private void requireMoved(Storage storage, Step.Move move) throws IOException {
    if (!storage.replace(move.from(), move.to())
        && !storage.exists(move.to())
        && storage.exists(run.journal())) {
      throw new IOException(
          "%s names %s, which is gone; nothing more was done, delete it and run %s again for %s"
              .formatted(run.journal(), move.from(), run.date(), run.key()));
    }
  }

  /** Without a journal others have finished, and what they staged may be gone. */
  private void replace(Storage storage, Step.Rows step) throws IOException {
    if (!storage.exists(run.journal())) {
      return;
    }
    try {
      storage
          .tables()
          .orElseThrow()
          .replace(step.table(), run.date(), others, run.key(), step.rows());
    } catch (IOException e) {
      if (storage.exists(run.journal())) {
        throw e;
      }
    }
  }

  private boolean hasRows() {
    return steps.stream().anyMatch(Step.Rows.class::isInstance);
  }
}
