package io.github.relevista.spark.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;

/**
 * One run's way into an output: write every table where {@link #staged} says, commit; close in any
 * case.
 *
 * <p>A run replaces what runs of the same key published for the same date, or for all days of a
 * period that becomes one result, wholly, and touches nothing else. If it dies before its commit
 * takes effect, the former result stays as it was; if it dies after, the next run on this output
 * completes it. Runs of different dates or keys may overlap. Of two runs of the same date and key
 * the one that began first cannot commit; two that begin at the same moment may both be refused.
 *
 * <p>A table of one file is replaced in one step on HDFS and on local file systems: whoever lists
 * it and then reads it, with no swap between, finds the whole old rows or the whole new ones. Of a
 * table of several files, and of every table on object stores, the new files come before the old
 * ones go: a reader finds the whole old rows, for the moment of the swap new ones beside them, then
 * the whole new rows; never less than one whole result. On object stores, where a move is a copy
 * and a deletion, the runs on one output have to follow each other.
 *
 * <p>Not thread-safe.
 */
public final class Publication implements AutoCloseable {
  private static final Pattern TABLE = Pattern.compile("[a-z][a-z0-9_]*");

  /** How far a publication has come. */
  private enum Stage {
    OPEN,
    COMMITTING,
    COMMITTED,
    CLOSED
  }

  private final Storage storage;
  private final Path output;
  private final Run run;
  private final RunScope scope;
  private final Set<String> tables = new HashSet<>();
  private final Set<String> beside = new HashSet<>();
  private Stage stage = Stage.OPEN;

  private Publication(Storage storage, Path output, Run run, RunScope scope) {
    this.storage = storage;
    this.output = output;
    this.run = run;
    this.scope = scope;
  }

  static Publication begin(Storage storage, Path output, Run run, RunScope scope)
      throws IOException {
    Recovery.completeCommitted(storage);
    // The token before the look at others: of two runs that begin at once, one at least sees the
    // other.
    storage.write(run.token(), scope.bytes());
    Recovery.discardOthers(storage, run, scope);
    return new Publication(storage, output, run, scope);
  }

  /**
   * Where the run is to write a table, as plain Parquet files; the directory does not exist yet.
   * The commit removes the former rows of tables that nobody asked for.
   *
   * @param table lower-case letters, digits and underscores, a letter first
   * @throws IllegalArgumentException if the table's name has another form
   * @throws IllegalStateException if the run is committed or closed
   */
  public Path staged(String table) {
    requireOpen();
    if (!TABLE.matcher(table).matches()) {
      throw new IllegalArgumentException(
          "a table's name is made of lower-case letters, digits and _, a letter first, was "
              + table);
    }
    tables.add(table);
    return new Path(output, run.stagedTable(table));
  }

  /**
   * Where the run may write what becomes staged tables of this run and of others; what remains
   * there goes with what is staged.
   *
   * @throws IllegalStateException if the run is committed or closed
   */
  public Path scratch() {
    requireOpen();
    return new Path(output, run.scratch());
  }

  /**
   * Stages a file that the commit puts beside the tables, over a former one of that name.
   *
   * @param file lower-case letters, digits and underscores, a letter first, then {@code .json}
   * @throws IllegalArgumentException if the file's name has another form
   * @throws PublishException if it cannot be written
   * @throws IllegalStateException if the run is committed or closed
   */
  public void stageBeside(String file, byte[] content) {
    requireOpen();
    if (!Run.isBeside(file)) {
      throw new IllegalArgumentException(
          "a file beside the tables is named like figures.json, was " + file);
    }
    try {
      storage.write(run.stagedBeside(file), content);
    } catch (IOException e) {
      throw PublishException.of("nothing was published to", output, e);
    }
    beside.add(file);
  }

  /**
   * Publishes what is staged.
   *
   * @param runRecord the run's record: JSON in UTF-8
   * @throws PublishException if that fails; the message says whether nothing was published or the
   *     next run completes this one, unless the output is out of reach
   * @throws IllegalStateException if the run is committed or closed
   */
  public void commit(byte[] runRecord) {
    requireOpen();
    stage = Stage.COMMITTING;
    try {
      storage.write(run.stagedRecord(), runRecord);
      storage.write(run.stagedLatestRecord(), runRecord);
      Set<LocalDate> others = otherDates();
      Journal journal = new Journal(run, others, SwapPlan.of(storage, run, others, tables, beside));
      journal.requireBounds(storage);
      journal.prepareTables(storage);
      rememberTables();
      storage.write(run.stagedJournal(), journal.toJson());
      // In this order: Recovery.discard tells why.
      if (!storage.exists(run.token()) || !storage.replace(run.stagedJournal(), run.journal())) {
        throw new IOException("the staged files are gone");
      }
      stage = Stage.COMMITTED;
      journal.complete(storage);
    } catch (IOException e) {
      throw failedCommit(e);
    }
  }

  /** The other dates of the period, if the run makes one result of one, that have a result. */
  private Set<LocalDate> otherDates() throws IOException {
    Set<LocalDate> dates = new TreeSet<>();
    if (scope.period().isPresent()) {
      for (String partition : storage.directories(Run.RECORDS)) {
        Optional<LocalDate> date = Run.dateOfPartition(partition);
        if (date.filter(scope.period().get()::holds).isPresent()
            && !date.get().equals(run.date())
            && storage.exists(run.record(date.get()))) {
          dates.add(date.get());
        }
      }
    }
    return dates;
  }

  private void rememberTables() throws IOException {
    if (storage.tables().isPresent() && !storage.exists(Run.TABLES)) {
      storage.write(Run.TABLES, storage.tables().get().place().getBytes(UTF_8));
    }
  }

  private PublishException failedCommit(IOException cause) {
    try {
      if (stage == Stage.COMMITTED || storage.exists(run.journal())) {
        return PublishException.of(
            "committed, but the next run has to finish publishing to", output, cause);
      }
      if (storage.exists(run.token())) {
        return PublishException.of("nothing was published to", output, cause);
      }
    } catch (IOException e) {
      cause.addSuppressed(e);
      return PublishException.of("lost touch with", output, cause);
    }
    // Whatever the fault, it comes of this.
    String discarded =
        "a later run of %s for %s has discarded this one; let one run end before the next"
            .formatted(run.date(), run.key());
    return PublishException.of(
        "nothing was published to", output, new IOException(discarded, cause));
  }

  /**
   * Removes what is staged, unless it is committed.
   *
   * @throws PublishException if that fails
   */
  @Override
  public void close() {
    if (stage == Stage.OPEN || stage == Stage.COMMITTING) {
      stage = Stage.CLOSED;
      try {
        Recovery.discard(storage, run);
      } catch (IOException e) {
        throw PublishException.of("cannot remove what was staged in", output, e);
      }
    }
  }

  private void requireOpen() {
    if (stage != Stage.OPEN) {
      throw new IllegalStateException("a publication cannot be used once committed or closed");
    }
  }
}
