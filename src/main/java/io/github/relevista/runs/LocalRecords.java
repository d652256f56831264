package io.github.relevista.runs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the records of an output on this machine's own disk, without Spark. */
public final class LocalRecords {
  /** The folder of the records of published results. */
  public static final String PUBLISHED = "_run";

  /** The folder of what runs keep without publishing it. */
  public static final String UNPUBLISHED = "_unpublished";

  /**
   * The name of the record of a result that was not published, and of a copy of a date's latest.
   */
  public static final String LATEST = "run.json";

  /** The name of the record of a published result: its model and settings. */
  private static final Pattern RECORD = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{8}\\.json");

  private LocalRecords() {}

  /**
   * All records, by date, then by when their runs began.
   *
   * @param output the folder of the tables
   * @throws IOException if a record cannot be read; the message names it
   */
  public static List<RunRecord> of(Path output) throws IOException {
    List<RunRecord> records = new ArrayList<>();
    for (Path file : files(output.resolve(PUBLISHED), 2)) {
      if (RECORD.matcher(file.getFileName().toString()).matches()) {
        records.add(read(file));
      }
    }
    for (Path file : files(output.resolve(UNPUBLISHED), 3)) {
      if (file.getFileName().toString().equals(LATEST)) {
        records.add(read(file));
      }
    }
    return sorted(records);
  }

  /** Records by date, then by when their runs began. */
  public static List<RunRecord> sorted(List<RunRecord> records) {
    return records.stream()
        .sorted(Comparator.comparing(RunRecord::date).thenComparing(RunRecord::started))
        .toList();
  }

  private static List<Path> files(Path folder, int depth) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder, depth)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static RunRecord read(Path file) throws IOException {
    return RunRecord.parse(Files.readString(file, UTF_8))
        .orElseThrow(() -> new IOException("the run record " + file + " is damaged"));
  }
}
