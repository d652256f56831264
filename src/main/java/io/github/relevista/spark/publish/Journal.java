package io.github.relevista.spark.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The steps that a committed run has to take, kept in the output until all are taken. */
record Journal(Run run, List<Step> steps) {
  private static final int FORMAT = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The journal's file. */
  private record Content(int format, List<Step> steps) {
    Content {
      steps = List.copyOf(steps);
    }
  }

  Journal {
    steps = List.copyOf(steps);
  }

  byte[] toJson() {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(new Content(FORMAT, steps));
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
        return new Journal(run, content.steps());
      }
    } catch (JsonProcessingException e) {
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
   */
  void complete(Storage storage) throws IOException {
    for (Step step : steps) {
      if (step instanceof Step.Move move) {
        storage.replace(move.from(), move.to());
      } else if (step instanceof Step.Delete deletion) {
        // Without a journal others have finished, and a later run may have used the name again.
        if (!storage.exists(run.journal())) {
          return;
        }
        storage.delete(deletion.delete());
      }
    }
    storage.delete(run.staged());
    storage.delete(run.journal());
  }
}
