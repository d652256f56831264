package io.github.relevista.spark.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.settings.TablePlace;
import io.github.relevista.spark.publish.PublishedOutput;
import io.github.relevista.spark.publish.TableStore;
import io.github.relevista.spark.tables.WrittenFiles;
import io.github.relevista.tables.Evidence;
import io.github.relevista.tables.Lexicon;
import io.github.relevista.tables.LexiconPhrases;
import io.github.relevista.tables.LexiconSlices;
import io.github.relevista.tables.PhraseRelevance;
import io.github.relevista.tables.Predictions;
import io.github.relevista.tables.Rejects;
import io.github.relevista.tables.RunKeys;
import io.github.relevista.tables.ShifterFactors;
import io.github.relevista.tables.ShifterRelevance;
import io.github.relevista.tables.Table;
import io.github.relevista.tables.Totals;
import io.github.relevista.tables.WordCounts;
import io.github.relevista.tables.WordRelevance;
import java.io.IOException;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The tables of one output in Delta or Iceberg. Each is partitioned by date, model and settings; a
 * result is replaced by one commit that overwrites what these three choose, so that a result
 * without rows replaces one that had some, and nothing else is touched.
 */
public final class LakeTables implements TableStore {
  private static final List<String> OF_WORDS =
      names(
          WordRelevance.TABLE,
          WordCounts.TABLE,
          Totals.TABLE,
          Evidence.TABLE,
          ShifterRelevance.TABLE,
          PhraseRelevance.TABLE,
          Rejects.TABLE,
          Predictions.TABLE);
  private static final List<String> OF_LEXICONS =
      names(
          Lexicon.TABLE,
          LexiconSlices.TABLE,
          Evidence.TABLE,
          ShifterFactors.TABLE,
          LexiconPhrases.TABLE);
  private static final List<String> PARTITIONS =
      List.of(RunKeys.RUN_DATE, RunKeys.MODEL_ID, RunKeys.SETTINGS_ID);

  private final SparkSession spark;
  private final TablePlace place;
  private final Path output;
  private final List<String> known;
  private final TableOwner owner;

  private LakeTables(SparkSession spark, TablePlace place, Path output, List<String> known) {
    this.spark = spark;
    this.place = place;
    this.output = output;
    this.known = known;
    owner = new TableOwner(spark, place, output);
  }

  private static List<String> names(Table<?>... tables) {
    return Stream.of(tables).map(Table::name).toList();
  }

  /**
   * The tables of an output with word statistics.
   *
   * @throws InvalidSettingException if Spark lacks the format's package or the catalog
   */
  public static LakeTables of(SparkSession spark, TablePlace place, String output)
      throws IOException {
    return of(spark, place, output, OF_WORDS);
  }

  /**
   * The tables of an output with lexicons.
   *
   * @throws InvalidSettingException if Spark lacks the format's package or the catalog
   */
  public static LakeTables ofLexicons(SparkSession spark, TablePlace place, String output)
      throws IOException {
    return of(spark, place, output, OF_LEXICONS);
  }

  private static LakeTables of(
      SparkSession spark, TablePlace place, String output, List<String> known) throws IOException {
    LakeFaults.requirePackage(place);
    Path folder = new Path(output);
    LakeTables tables =
        new LakeTables(
            spark,
            place,
            folder.getFileSystem(spark.sparkContext().hadoopConfiguration()).makeQualified(folder),
            known);
    tables.names();
    return tables;
  }

  /**
   * Refuses a namespace that has tables of the other kind: a run empties what it does not write of
   * tables that it knows by name, and both kinds have evidence. Refuses tables of another output
   * too: a run would take their rows of its date, model and settings for its own.
   *
   * @throws InvalidSettingException if there is such a table
   */
  public void requireNamespace() throws IOException {
    if (place.namespace().isEmpty()) {
      return;
    }
    String other = known.equals(OF_WORDS) ? Lexicon.TABLE.name() : Totals.TABLE.name();
    if (isThere(other)) {
      throw new InvalidSettingException(
          "table_namespace %s holds a table %s, and tables of words and of lexicons have names in common; choose another table_namespace"
              .formatted(place.namespace().get(), other));
    }
    for (String table : names()) {
      Optional<String> refusal = owner.refusal(table, identifier(table));
      if (refusal.isPresent()) {
        throw new InvalidSettingException(refusal.get());
      }
    }
  }

  /**
   * The tables that an output remembers to have; empty where they are its folders.
   *
   * @throws InvalidSettingException if Spark cannot open them
   */
  public static Optional<LakeTables> remembered(SparkSession spark, String output)
      throws IOException {
    PublishedOutput opened =
        PublishedOutput.at(new Path(output), spark.sparkContext().hadoopConfiguration());
    Optional<String> json = opened.tablePlace();
    return json.isEmpty()
        ? Optional.empty()
        : Optional.of(of(spark, RememberedPlace.read(output, json.get()), output));
  }

  @Override
  public String place() {
    return RememberedPlace.written(place);
  }

  @Override
  public Set<String> names() throws IOException {
    Set<String> names = new TreeSet<>();
    for (String name : known) {
      if (isThere(name)) {
        names.add(name);
      }
    }
    return names;
  }

  private boolean isThere(String table) throws IOException {
    if (place.namespace().isEmpty()) {
      Path log = new Path(new Path(output, table), "_delta_log");
      return log.getFileSystem(spark.sparkContext().hadoopConfiguration()).exists(log);
    }
    return LakeFaults.told(place, table, () -> spark.catalog().tableExists(identifier(table)));
  }

  /** How SQL names a table: {@code lake.reviews.totals}, or {@code delta.`/folder/totals`}. */
  private String identifier(String table) {
    return place
        .namespace()
        .map(
            names ->
                Arrays.stream((names + "." + table).split("\\."))
                    .map(name -> "`" + name + "`")
                    .collect(Collectors.joining(".")))
        .orElseGet(() -> "delta.`" + new Path(output, table) + "`");
  }

  /** All rows of a table; empty where it is not there. */
  public Optional<Dataset<Row>> rows(String table) throws IOException {
    return isThere(table)
        ? Optional.of(LakeFaults.told(place, table, () -> spark.table(identifier(table))))
        : Optional.empty();
  }

  @Override
  public void prepare(String table, List<String> staged) throws IOException {
    StructType wanted = withDate(schema(staged));
    Optional<Dataset<Row>> found = rows(table);
    if (found.isPresent()) {
      requireColumns(table, wanted, found.get().schema());
      owner.claim(table, identifier(table));
      return;
    }
    LakeFaults.told(
        place,
        table,
        () ->
            spark.sql(
                "CREATE TABLE %s (%s) USING %s PARTITIONED BY (%s)%s"
                    .formatted(
                        identifier(table),
                        wanted.toDDL(),
                        place.format().wireName(),
                        String.join(", ", PARTITIONS),
                        owner.clause())));
  }

  private void requireColumns(String table, StructType wanted, StructType found)
      throws IOException {
    Set<String> missing = columns(wanted);
    missing.removeAll(columns(found));
    Set<String> others = columns(found);
    others.removeAll(columns(wanted));
    if (!missing.isEmpty() || !others.isEmpty()) {
      throw new IOException(
          "table %s (%s) has other columns: it lacks %s and has %s; choose another table_namespace or output"
              .formatted(table, place, missing, others));
    }
  }

  private static Set<String> columns(StructType schema) {
    return Arrays.stream(schema.fields())
        .map(field -> field.name() + " " + field.dataType().catalogString())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static StructType withDate(StructType schema) {
    return schema.add(RunKeys.RUN_DATE, DataTypes.DateType);
  }

  @Override
  public void replace(
      String table, LocalDate date, Set<LocalDate> others, String key, List<String> staged)
      throws IOException {
    Column result =
        col(RunKeys.RUN_DATE)
            .isInCollection(
                Stream.concat(Stream.of(date), others.stream()).map(Date::valueOf).toList())
            .and(col(RunKeys.MODEL_ID).startsWith(key.substring(0, key.indexOf('-'))))
            .and(col(RunKeys.SETTINGS_ID).startsWith(key.substring(key.indexOf('-') + 1)));
    LakeFaults.told(
        place,
        table,
        () -> {
          Dataset<Row> rows =
              staged.isEmpty()
                  ? spark.table(identifier(table)).limit(0)
                  : WrittenFiles.reader(spark)
                      .schema(schema(staged))
                      .parquet(staged.stream().map(this::path).toArray(String[]::new))
                      .withColumn(RunKeys.RUN_DATE, lit(Date.valueOf(date)));
          // Files as they were staged: sorted, and of a sensible size.
          rows.writeTo(identifier(table)).option("distribution-mode", "none").overwrite(result);
          return table;
        });
  }

  /** The columns of staged files, which are the same in all. */
  private StructType schema(List<String> staged) throws IOException {
    return WrittenFiles.schema(spark, new Path(output, staged.get(0)));
  }

  private String path(String staged) {
    return new Path(output, staged).toString();
  }
}
