package io.github.relevista.spark.publish;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What becomes of runs that died: committed ones are completed, the others discarded. */
final class Recovery {
  /** A run of another date or key that began longer ago than this is taken for dead. */
  static final Duration ABANDONED = Duration.ofDays(7);

  private Recovery() {}

  /** The runs that were committed and have not finished. */
  static List<Run> committed(Storage storage) throws IOException {
    return storage.files(Run.JOURNALS).stream()
        .flatMap(file -> Run.ofJournal(file).stream())
        .toList();
  }

  /**
   * Completes every run that was committed and has not finished.
   *
   * @return their dates and keys
   */
  static List<String> completeCommitted(Storage storage) throws IOException {
    List<Run> committed = committed(storage);
    for (Run run : committed) {
      complete(storage, run);
    }
    return committed.stream().map(Run::result).toList();
  }

  /**
   * Discards what other runs of the same result have staged, dead or alive, and what runs of any
   * result left behind long ago. A run that lives on cannot commit any more.
   */
  static void discardOthers(Storage storage, Run self, RunScope scope) throws IOException {
    for (String directory : storage.directories(Run.STAGED)) {
      Optional<Run> parsed = Run.parse(directory).filter(run -> !run.equals(self));
      if (parsed.isPresent()) {
        Run other = parsed.get();
        boolean abandoned = other.began().isBefore(self.began().minus(ABANDONED));
        boolean rival = other.hasResultOf(self) || isRival(storage, self, scope, other);
        if ((rival || abandoned) && !discard(storage, other)) {
          complete(storage, other);
        }
      }
    }
  }

  private static boolean isRival(Storage storage, Run self, RunScope scope, Run other)
      throws IOException {
    if (!other.key().equals(self.key())) {
      return false;
    }
    try {
      RunScope its = RunScope.parse(storage.read(other.token()));
      return scope.meets(self.date(), its, other.date());
    } catch (IOException e) {
      if (storage.exists(other.token())) {
        throw e;
      }
      // Without its token it cannot commit anyway.
      return false;
    }
  }

  /**
   * Removes what a run has staged, unless it was committed.
   *
   * <p>The run may live and commit at this moment. It first stages its journal, then looks for its
   * token, then moves the journal into effect; here the token goes first, then the staged journal,
   * and then comes the look for one in effect. So either the run misses its token or the journal it
   * was to move, or its journal is seen here: never is a run committed whose files are removed.
   *
   * @return false, with everything staged still there, if the run was committed
   */
  static boolean discard(Storage storage, Run run) throws IOException {
    storage.delete(run.token());
    storage.delete(run.stagedJournal());
    if (storage.exists(run.journal())) {
      return false;
    }
    storage.delete(run.staged());
    return true;
  }

  private static void complete(Storage storage, Run run) throws IOException {
    Optional<Journal> journal = Journal.read(storage, run);
    if (journal.isPresent()) {
      journal.get().complete(storage);
    }
  }
}
