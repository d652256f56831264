package io.github.relevista.spark.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/** An output in a temporary directory, with results whose Parquet files are plain words. */
final class OutputFixture {
  static final LocalDate DATE = LocalDate.of(2026, 1, 31);
  static final LocalDate OTHER_DATE = LocalDate.of(2026, 1, 30);
  static final String KEY = "00000000-aaaaaaaa";
  static final String OTHER_KEY = "00000000-bbbbbbbb";

  private static final Instant NOW = Instant.parse("2026-02-01T03:00:00Z");

  /** What a process does at one moment. */
  interface Action {
    void run() throws IOException;
  }

  /** Which storage a test runs on. */
  enum Kind {
    LOCAL,
    HADOOP,
    MEMORY,
    HDFS,
    S3
  }

  /** The file beside the tables. */
  private static final String BESIDE = "figures.json";

  /**
   * What a run writes: the files of every table, and its record; a whole run puts that beside the
   * tables too.
   */
  record Result(Map<String, List<String>> tables, String record) {
    /** The tables of every run as one file each, and the predictions as so many. */
    static Result of(String word, int predictionFiles) {
      Map<String, List<String>> tables = new TreeMap<>();
      for (String table : List.of("rejects", "totals", "word_counts", "word_relevance")) {
        tables.put(table, List.of(word + " " + table));
      }
      List<String> predictions = new ArrayList<>();
      for (int file = 0; file < predictionFiles; file++) {
        predictions.add(word + " prediction " + file);
      }
      if (!predictions.isEmpty()) {
        tables.put("predictions", predictions);
      }
      return new Result(tables, "{\"run\": \"" + word + "\"}");
    }
  }

  private final Path root;
  private final Kind kind;
  private final Storage storage;
  private final Random random = new Random(7);

  OutputFixture(Path root, Kind kind) throws IOException {
    this.root = root;
    this.kind = kind;
    storage =
        switch (kind) {
          case LOCAL -> new LocalStorage(root);
          case HADOOP -> new HadoopStorage(FileSystem.getLocal(new Configuration()), hadoopPath());
          case MEMORY -> new MemoryStorage();
          case HDFS -> new HadoopStorage(FileServers.hdfs(), hadoopPath());
          case S3 -> new HadoopStorage(FileServers.s3(), hadoopPath());
        };
  }

  org.apache.hadoop.fs.Path hadoopPath() {
    return switch (kind) {
      case LOCAL, HADOOP, MEMORY -> new org.apache.hadoop.fs.Path(root.toUri());
      case HDFS -> FileServers.hdfs().makeQualified(new org.apache.hadoop.fs.Path(root.toString()));
      case S3 -> FileServers.s3().makeQualified(new org.apache.hadoop.fs.Path(root.toString()));
    };
  }

  Storage storage() {
    return storage;
  }

  Run run(LocalDate date, String key) {
    return Run.beginning(date, key, NOW, random);
  }

  Publication begin(Storage on, Run run) throws IOException {
    return Publication.begin(on, hadoopPath(), run, RunScope.RESULT);
  }

  /** Writes a result's tables where a job would, with all that Spark leaves beside the data. */
  void stage(Publication publication, Result result) throws IOException {
    for (Map.Entry<String, List<String>> table : result.tables().entrySet()) {
      String directory = name(publication.staged(table.getKey()));
      write(directory + "/_SUCCESS", "");
      for (int file = 0; file < table.getValue().size(); file++) {
        String part = "part-%05d-c000.snappy.parquet".formatted(file);
        write(directory + "/" + part, table.getValue().get(file));
        if (kind == Kind.LOCAL || kind == Kind.MEMORY) { // Hadoop writes its own, servers have none
          write(directory + "/." + part + ".crc", "checksum");
        }
      }
    }
  }

  private String name(org.apache.hadoop.fs.Path path) {
    return hadoopPath().toUri().relativize(path.toUri()).getPath();
  }

  private void write(String file, String content) throws IOException {
    storage.write(file, content.getBytes(UTF_8));
  }

  /** A whole run; if it is killed nothing of it is closed. */
  void publish(Storage on, Run run, Result result) throws IOException {
    Publication publication = begin(on, run);
    stage(publication, result);
    publication.stageBeside(BESIDE, result.record().getBytes(UTF_8));
    publication.commit(result.record().getBytes(UTF_8));
    publication.close();
  }

  void publish(LocalDate date, String key, Result result) throws IOException {
    publish(storage, run(date, key), result);
  }

  /** Puts files there that other outputs had. */
  void restore(Map<String, byte[]> files) throws IOException {
    if (kind == Kind.S3) {
      Map<String, byte[]> objects = new TreeMap<>();
      files.forEach((name, content) -> objects.put(objectPrefix() + name, content));
      FileServers.putObjects(objects);
      return;
    }
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      storage.write(file.getKey(), file.getValue());
    }
  }

  /** What lies there. Of a server that speaks S3 it is a copy, past all that publishing uses. */
  Storage seen() throws IOException {
    if (kind != Kind.S3) {
      return storage;
    }
    MemoryStorage copy = new MemoryStorage();
    FileServers.objects(objectPrefix())
        .forEach((name, content) -> copy.write(name.substring(objectPrefix().length()), content));
    return copy;
  }

  private String objectPrefix() {
    return hadoopPath().toUri().getPath().substring(1) + "/";
  }

  /** What a reader finds of a date and key: the files of every table, and the record. */
  Result found(LocalDate date, String key) throws IOException {
    return found(seen(), date, key);
  }

  private static Result found(Storage seen, LocalDate date, String key) throws IOException {
    Map<String, List<String>> tables = new TreeMap<>();
    for (String table : seen.directories("")) {
      if (!table.startsWith("_")) {
        List<String> files = read(seen, table + "/run_date=" + date, key);
        if (!files.isEmpty()) {
          tables.put(table, files);
        }
      }
    }
    List<String> records = read(seen, "_run/run_date=" + date, key + ".json");
    return new Result(tables, records.isEmpty() ? "" : records.get(0));
  }

  /** What lies beside the tables, empty where nothing does. */
  String foundBeside() throws IOException {
    Storage seen = seen();
    return seen.exists(BESIDE) ? new String(seen.read(BESIDE), UTF_8) : "";
  }

  private static List<String> read(Storage seen, String directory, String prefix)
      throws IOException {
    List<String> contents = new ArrayList<>();
    for (String file : seen.files(directory)) {
      if (file.startsWith(prefix)) {
        contents.add(new String(seen.read(directory + "/" + file), UTF_8));
      }
    }
    return contents;
  }

  /** The names of all files below a directory, relative to the output. */
  List<String> filesBelow(String directory) throws IOException {
    return filesBelow(seen(), directory);
  }

  private static List<String> filesBelow(Storage seen, String directory) throws IOException {
    String prefix = directory.isEmpty() ? "" : directory + "/";
    List<String> names = new ArrayList<>();
    for (String file : seen.files(directory)) {
      names.add(prefix + file);
    }
    for (String child : seen.directories(directory)) {
      names.addAll(filesBelow(seen, prefix + child));
    }
    return names;
  }
}
