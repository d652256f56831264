package io.github.relevista.spark.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The records of runs in an output, see {@link PublishedOutput}. */
final class RecordFolders {
  private final Storage storage;

  RecordFolders(Storage storage) {
    this.storage = storage;
  }

  /**
   * Those of all results, by date and key.
   *
   * @throws UncheckedIOException if a folder of a date cannot be read
   */
  List<PublishedRecord> all() throws IOException {
    // Side by side: on object stores a year of records is a thousand requests.
    return storage.directories(Run.RECORDS).parallelStream()
        .filter(partition -> partition.startsWith(Run.PARTITION))
        .flatMap(this::ofPartition)
        .toList();
  }

  private Stream<PublishedRecord> ofPartition(String partition) {
    LocalDate date = date(partition);
    List<PublishedRecord> records = new ArrayList<>();
    try {
      for (String file : storage.files(Run.RECORDS + "/" + partition)) {
        Optional<String> key = Run.keyOfRecord(file);
        if (key.isPresent()) {
          String place = Run.RECORDS + "/" + partition + "/" + file;
          records.add(read(date, key.get(), place));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return records.stream();
  }

  /** That of one result; empty where there is none. */
  Optional<PublishedRecord> of(LocalDate date, String key) throws IOException {
    String file = Run.record(date, key);
    return storage.exists(file) ? Optional.of(read(date, key, file)) : Optional.empty();
  }

  /** Whether there is one of any date. */
  boolean any() throws IOException {
    return storage.directories(Run.RECORDS).stream()
        .anyMatch(partition -> Run.dateOfPartition(partition).isPresent());
  }

  /** Those of runs that did not publish their results, by date and key. */
  List<PublishedRecord> kept() throws IOException {
    List<PublishedRecord> records = new ArrayList<>();
    for (String partition : storage.directories(Run.UNPUBLISHED)) {
      for (String key : storage.directories(Run.UNPUBLISHED + "/" + partition)) {
        LocalDate date = date(partition);
        String file = Run.unpublishedRecord(date, key);
        if (storage.exists(file)) {
          records.add(read(date, key, file));
        }
      }
    }
    return List.copyOf(records);
  }

  private PublishedRecord read(LocalDate date, String key, String file) throws IOException {
    return new PublishedRecord(date, key, new String(storage.read(file), UTF_8));
  }

  private static LocalDate date(String partition) {
    return LocalDate.parse(partition.substring(Run.PARTITION.length()));
  }
}
