package io.github.relevista.spark.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A directory in which runs publish their results and from which others read them:
 *
 * <pre>
 *   TABLE/run_date=D/KEY.parquet            a table that its run wrote as one file
 *   TABLE/run_date=D/KEY-RUN-NNNNN.parquet  one that it wrote as several, any on object stores
 *   _run/run_date=D/KEY.json                the record of the run that wrote these
 *   _run/run_date=D/run.json                a copy of the latest record of the date
 *   _staged/, _journal/                     what is not yet, or not wholly, published
 *   _unpublished/run_date=D/KEY/            what a run kept that was not to be published
 *   _tables.json                            where the tables lie, if they are no folders here
 * </pre>
 *
 * <p>The key tells which model and which settings a result was made with.
 */
public final class PublishedOutput {
  private static final String RECORDS_UNREADABLE = "cannot read the run records of";

  private final FileSystem files;
  private final Path path;
  private final Storage storage;
  private final RecordFolders records;

  private PublishedOutput(FileSystem files, Path path, Storage storage) {
    this.files = files;
    this.path = path;
    this.storage = storage;
    this.records = new RecordFolders(storage);
  }

  /**
   * The output at a path, which need not exist yet.
   *
   * @throws PublishException if Hadoop is not configured for this kind of path, or does not find
   *     its host
   */
  public static PublishedOutput at(Path path, Configuration hadoop) {
    try {
      FileSystem files = path.getFileSystem(hadoop);
      Path absolute = files.makeQualified(path);
      Storage storage =
          "file".equals(files.getUri().getScheme())
              ? new LocalStorage(java.nio.file.Path.of(absolute.toUri().getPath()))
              : new HadoopStorage(files, absolute);
      return new PublishedOutput(files, absolute, storage);
    } catch (IOException | IllegalArgumentException e) {
      // Hadoop calls a host that it cannot find an illegal argument.
      throw PublishException.of("cannot open", path, e);
    }
  }

  /** The same output with its tables elsewhere. */
  public PublishedOutput with(TableStore store) {
    return new PublishedOutput(files, path, new TablesElsewhere(storage, store));
  }

  /**
   * Where the tables of the output lie, as the {@link TableStore} of its first run said; empty
   * where they are folders of it.
   *
   * @throws PublishException if the output cannot be read
   */
  public Optional<String> tablePlace() {
    try {
      return storage.exists(Run.TABLES)
          ? Optional.of(new String(storage.read(Run.TABLES), UTF_8))
          : Optional.empty();
    } catch (IOException e) {
      throw PublishException.of("cannot look into", path, e);
    }
  }

  /** What the files of a result are named by: the first 8 digits of either id. */
  public static String key(String modelId, String settingsId) {
    return Run.key(modelId, settingsId);
  }

  /**
   * Makes sure that a run can write here, before it starts; leaves nothing behind.
   *
   * @throws PublishException if it cannot
   */
  public void checkWritable() {
    try {
      WriteProbe.write(files, path);
    } catch (IOException e) {
      throw PublishException.of("cannot write to", path, e);
    }
  }

  /**
   * Whether this output lies in a folder or the folder in this output, links resolved: as an input
   * it would then hold rows that a run wrote.
   *
   * @param folder a folder that exists
   * @throws PublishException if its file system does not tell
   */
  public boolean meets(Path folder) {
    Path here = resolvedOf(path);
    Path there = resolvedOf(folder);
    return ResolvedPath.isIn(here, there) || ResolvedPath.isIn(there, here);
  }

  /**
   * Whether a file lies in a folder of this output, where tables and records lie, links resolved. A
   * file beside them, directly in this output, is nobody's.
   *
   * @param file a file that exists
   * @throws PublishException if its file system does not tell
   */
  public boolean holds(Path file) {
    Path here = resolvedOf(path);
    Path folder = resolvedOf(file).getParent();
    return !folder.equals(here) && ResolvedPath.isIn(folder, here);
  }

  private Path resolvedOf(Path other) {
    try {
      return ResolvedPath.of(files.makeQualified(other));
    } catch (IOException e) {
      throw PublishException.of("cannot look into", other, e);
    }
  }

  /**
   * Completes what committed runs have left undone. Every command on an output does so first.
   *
   * @return the date and key of every run that was completed
   * @throws PublishException if the output cannot be written or a journal not be read
   */
  public List<String> recover() {
    try {
      return Recovery.completeCommitted(storage);
    } catch (IOException e) {
      throw PublishException.of("cannot recover", path, e);
    }
  }

  /**
   * The date and key of every run that was committed and has not finished: what {@link #recover}
   * would complete.
   *
   * @throws PublishException if the output cannot be read
   */
  public List<String> unfinished() {
    try {
      return Recovery.committed(storage).stream().map(Run::result).toList();
    } catch (IOException e) {
      throw PublishException.of("cannot look into", path, e);
    }
  }

  /**
   * Begins a run: completes what committed runs have left undone, discards what other runs of the
   * same date and key have staged, and makes a place to stage this run's tables.
   *
   * @param modelId at least 8 lower-case hexadecimal digits
   * @param settingsId the same
   * @throws IllegalArgumentException if an id has another form
   * @throws PublishException if the output cannot be written or a journal not be read
   */
  public Publication begin(LocalDate date, String modelId, String settingsId) {
    return begin(date, modelId, settingsId, RunScope.RESULT);
  }

  /**
   * The same, and discards what else the scope says.
   *
   * @throws IllegalArgumentException if an id has another form
   * @throws PublishException if the output cannot be written or a journal not be read
   */
  public Publication begin(LocalDate date, String modelId, String settingsId, RunScope scope) {
    Run run = Run.beginning(date, key(modelId, settingsId), Instant.now(), new SecureRandom());
    try {
      storage.delete(Run.unpublished(run.date(), run.key()));
      return Publication.begin(storage, path, run, scope);
    } catch (IOException e) {
      throw PublishException.of("cannot write to", path, e);
    }
  }

  /** The folder. */
  public String path() {
    return path.toString();
  }

  /**
   * Where a run that does not publish its result may keep a table of it for people to look into. No
   * reader of the output finds it; the next run of the date and key removes it when it begins.
   *
   * @param table the table's name
   * @param key as {@link #key} gives it
   */
  public Path unpublished(String table, LocalDate date, String key) {
    return new Path(path, Run.unpublished(date, key) + "/" + table);
  }

  /**
   * Keeps the record of a run that does not publish its result, beside the tables that it may keep.
   *
   * @param key as {@link #key} gives it
   * @param record JSON in UTF-8
   * @throws PublishException if it cannot be written
   */
  public void keepRecord(LocalDate date, String key, byte[] record) {
    try {
      storage.write(Run.unpublishedRecord(date, key), record);
    } catch (IOException e) {
      throw PublishException.of("cannot keep the record of a run in", path, e);
    }
  }

  /**
   * The records of the runs that did not publish their results, by date and key: each the latest of
   * its date and key.
   *
   * @throws PublishException if they cannot be read
   */
  public List<PublishedRecord> keptRecords() {
    try {
      return records.kept();
    } catch (IOException | DateTimeException e) {
      throw PublishException.of(RECORDS_UNREADABLE, path, e);
    }
  }

  /**
   * The records of all results that the output holds, by date and key; for a run to see whether its
   * tables would have the columns of those that are there. {@link #recover} first.
   *
   * @throws PublishException if they cannot be read
   */
  public List<PublishedRecord> records() {
    try {
      return records.all();
    } catch (UncheckedIOException e) {
      throw PublishException.of(RECORDS_UNREADABLE, path, e.getCause());
    } catch (IOException | DateTimeException e) {
      throw PublishException.of(RECORDS_UNREADABLE, path, e);
    }
  }

  /**
   * The record of one result; empty where there is none.
   *
   * @param key as {@link #key} gives it
   * @throws PublishException if it cannot be read
   */
  public Optional<PublishedRecord> record(LocalDate date, String key) {
    try {
      return records.of(date, key);
    } catch (IOException e) {
      throw PublishException.of(RECORDS_UNREADABLE, path, e);
    }
  }

  /**
   * Whether there is a record of any date.
   *
   * @throws PublishException if the output cannot be read
   */
  public boolean hasRecords() {
    try {
      return records.any();
    } catch (IOException e) {
      throw PublishException.of(RECORDS_UNREADABLE, path, e);
    }
  }
}
