package io.github.relevista.spark.publish;

import io.github.relevista.runs.LocalRecords;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One run of a job, and the names of all that it writes. Names are relative to the output; those
 * that begin with {@code _} are what readers of Parquet pass over.
 *
 * @param date the date whose results the run replaces, in the years 0 to 9999
 * @param key the first 8 digits of the model's id, a hyphen, the first 8 of the settings' id
 * @param id tells this run from every other: when it began (UTC) and 8 random digits
 */
record Run(LocalDate date, String key, String id) {
  static final String STAGED = "_staged";
  static final String JOURNALS = "_journal";
  static final String RECORDS = LocalRecords.PUBLISHED;
  static final String UNPUBLISHED = LocalRecords.UNPUBLISHED;
  static final String TABLES = "_tables.json";
  static final String PARTITION = "run_date=";

  private static final String LATEST_RECORD = LocalRecords.LATEST;
  private static final int KEY_DIGITS = 8;
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{8,}");
  private static final String KEY = "([0-9a-f]{8}-[0-9a-f]{8})";
  private static final Pattern NAME =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})-" + KEY + "-(\\d{8}T\\d{6}Z-[0-9a-f]{8})");
  private static final String JSON = ".json";
  private static final Pattern RECORD = Pattern.compile(KEY + Pattern.quote(JSON));
  private static final Pattern BESIDE = Pattern.compile("[a-z][a-z0-9_]*\\.json");
  private static final DateTimeFormatter BEGAN =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final int BEGAN_LENGTH = "20260131T235959Z".length();

  Run {
    String name = nameOf(date, key, id);
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a run's name must be a date of the years 0 to 9999, a key and an id, was " + name);
    }
  }

  static Run beginning(LocalDate date, String key, Instant now, Random random) {
    return new Run(
        date, key, BEGAN.format(now) + "-" + HexFormat.of().toHexDigits(random.nextInt()));
  }

  /** The run of that name, or empty where the name is none of a run's. */
  static Optional<Run> parse(String name) {
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      Run run = new Run(LocalDate.parse(parts.group(1)), parts.group(2), parts.group(3));
      run.began();
      return Optional.of(run);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The run whose journal has that file name, or empty where it is no journal's. */
  static Optional<Run> ofJournal(String fileName) {
    return fileName.endsWith(JSON)
        ? parse(fileName.substring(0, fileName.length() - JSON.length()))
        : Optional.empty();
  }

  /** The key of the run whose record has that file name, or empty where it is none of a run's. */
  static Optional<String> keyOfRecord(String fileName) {
    Matcher record = RECORD.matcher(fileName);
    return record.matches() ? Optional.of(record.group(1)) : Optional.empty();
  }

  static String key(String modelId, String settingsId) {
    return firstDigits("model_id", modelId) + "-" + firstDigits("settings_id", settingsId);
  }

  private static String firstDigits(String what, String hash) {
    if (!HASH.matcher(hash).matches()) {
      throw new IllegalArgumentException(
          what + " must be at least 8 lower-case hexadecimal digits, was " + hash);
    }
    return hash.substring(0, KEY_DIGITS);
  }

  private static String nameOf(LocalDate date, String key, String id) {
    return date + "-" + key + "-" + id;
  }

  String name() {
    return nameOf(date, key, id);
  }

  /** Date and key of the result, for people. */
  String result() {
    return date + " " + key;
  }

  Instant began() {
    return BEGAN.parse(id.substring(0, BEGAN_LENGTH), Instant::from);
  }

  /** Whether both runs write the same result: that of one date, model and settings. */
  boolean hasResultOf(Run other) {
    return date.equals(other.date) && key.equals(other.key);
  }

  /** The directory of what runs of that date and key keep without publishing it. */
  static String unpublished(LocalDate date, String key) {
    return UNPUBLISHED + "/" + PARTITION + date + "/" + key;
  }

  /** The record of a run that keeps its result without publishing it. */
  static String unpublishedRecord(LocalDate date, String key) {
    return unpublished(date, key) + "/" + LATEST_RECORD;
  }

  /** The directory of all that the run stages. */
  String staged() {
    return STAGED + "/" + name();
  }

  /** There as long as no other run has discarded what this one staged. */
  String token() {
    return staged() + "/open";
  }

  String stagedTable(String table) {
    return staged() + "/tables/" + table;
  }

  /** The directory of what is on its way to being staged. */
  String scratch() {
    return staged() + "/scratch";
  }

  String stagedRecord() {
    return staged() + "/records/result.json";
  }

  /** A second copy of the record, since a move takes its source away. */
  String stagedLatestRecord() {
    return staged() + "/records/" + LATEST_RECORD;
  }

  /** The same for another date, whose latest record goes. */
  String stagedLatestRecord(LocalDate other) {
    return staged() + "/records/" + other + JSON;
  }

  /** Where a file that is to lie beside the tables is written. */
  String stagedBeside(String file) {
    return staged() + "/beside/" + file;
  }

  /** Where the journal is written before it takes effect. */
  String stagedJournal() {
    return staged() + "/journal.json";
  }

  /** The journal: once it is there, the run is committed. */
  String journal() {
    return JOURNALS + "/" + name() + JSON;
  }

  String partition(String table) {
    return partition(table, date);
  }

  static String partition(String table, LocalDate date) {
    return table + "/" + PARTITION + date;
  }

  /** The date that the name of a partition's directory tells; empty where it tells none. */
  static Optional<LocalDate> dateOfPartition(String name) {
    try {
      return name.startsWith(PARTITION)
          ? Optional.of(LocalDate.parse(name.substring(PARTITION.length())))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  String record() {
    return record(date);
  }

  /** The record of a result of the same key for another date. */
  String record(LocalDate other) {
    return record(other, key);
  }

  static String record(LocalDate date, String key) {
    return partition(RECORDS, date) + "/" + key + JSON;
  }

  String latestRecord() {
    return latestRecord(date);
  }

  static String latestRecord(LocalDate date) {
    return partition(RECORDS, date) + "/" + LATEST_RECORD;
  }

  /** The name of a table's only file: the same in every run, so that one move replaces it. */
  String onlyFile() {
    return key + ".parquet";
  }

  /** The name of one of several files of a table. */
  String numberedFile(int number) {
    return "%s-%s-%05d.parquet".formatted(key, id, number);
  }

  /** Whether a file in a table's partition was written by a run with this key. */
  boolean ownsFile(String fileName) {
    return fileName.startsWith(key + ".") || fileName.startsWith(key + "-");
  }

  /** Whether a file or directory of the output may lie beside the tables, or is one of them. */
  static boolean isVisible(String name) {
    return !name.startsWith("_") && !name.startsWith(".");
  }

  /** Whether a file may lie beside the tables: no reader of Parquet takes it for rows. */
  static boolean isBeside(String name) {
    return BESIDE.matcher(name).matches();
  }
}
