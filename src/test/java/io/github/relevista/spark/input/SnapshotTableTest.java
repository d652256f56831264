package io.github.relevista.spark.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.runs.SnapshotSpan;
import io.github.relevista.runs.TableHistory;
import io.github.relevista.runs.UnknownSnapshotException;
import io.github.relevista.settings.Configuration;
import io.github.relevista.settings.ExplainSettings;
import io.github.relevista.settings.InputSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is new in tables that Delta and Iceberg keep, the real ones, by a name and in a folder. */
class SnapshotTableTest {
  private static SparkSession spark;

  @TempDir private static Path folder;

  /** What keeps a table, and how an input names it. */
  private enum Keeper {
    DELTA_FOLDER,
    DELTA_NAME,
    ICEBERG_FOLDER,
    ICEBERG_NAME;

    boolean isDelta() {
      return this == DELTA_FOLDER || this == DELTA_NAME;
    }

    /** How SQL names a table. */
    String sql(String table) {
      return (isDelta() ? "nights." : "lake.nights.") + name().toLowerCase(Locale.ROOT) + table;
    }

    /** The input, as it is named. */
    InputSettings input(String table) {
      return input(table, this);
    }

    /** An input of this kind, of a table that another keeps. */
    InputSettings input(String table, Keeper owner) {
      Configuration some =
          Configuration.empty().with("model", "sample-data/model").with("output", "out");
      return ExplainSettings.of(
              this == DELTA_NAME || this == ICEBERG_NAME
                  ? some.with("table", owner.sql(table))
                  : some.with("format", isDelta() ? "delta" : "iceberg")
                      .with(
                          "input",
                          List.of(
                              folder
                                  .resolve("nights")
                                  .resolve(owner.name().toLowerCase(Locale.ROOT) + table)
                                  .toString())))
          .input();
    }
  }

  @BeforeAll
  static void openSession() {
    spark = LakeSession.open(folder);
    spark.sql("create database nights location '%s'".formatted(folder.resolve("nights")));
  }

  @AfterAll
  static void endSession() {
    spark.stop();
  }

  @ParameterizedTest
  @CsvSource({"DELTA_NAME, DELTA_FOLDER", "ICEBERG_NAME, ICEBERG_FOLDER"})
  void appends_areReadEachOnce_aCompactionAddsNothing_norWhatComesLater(
      Keeper keeper, Keeper inItsFolder) {
    SnapshotTable table = created(keeper, "appends");
    SnapshotTable folder =
        SnapshotTable.of(spark, inItsFolder.input("appends", keeper)).orElseThrow();
    List<SnapshotSpan> read = new ArrayList<>();
    List<SnapshotSpan> readOfFolder = new ArrayList<>();
    assertThat(newTexts(table, read)).isEmpty();
    assertThat(newTexts(folder, readOfFolder)).isEmpty();
    append(keeper, "appends", "('a')", "('b')");
    append(keeper, "appends", "('c')");
    assertThat(newTexts(table, read)).containsExactly("a", "b", "c");
    assertThat(newTexts(folder, readOfFolder)).containsExactly("a", "b", "c");
    assertThat(newTexts(table, read)).isEmpty();

    append(keeper, "appends", "('a')");
    append(keeper, "appends", "('d')");
    compact(keeper, "appends");
    assertThat(newTexts(table, read)).containsExactly("a", "d");
    compact(keeper, "appends");
    assertThat(newTexts(table, read)).isEmpty();
    append(keeper, "appends", "('e')");
    assertThat(newTexts(table, read)).containsExactly("e");
    assertThat(newTexts(folder, readOfFolder)).containsExactly("a", "d", "e");
    assertThat(newTexts(folder, readOfFolder)).isEmpty();

    // What a span holds stays, whatever came later.
    assertThat(texts(table, read.get(0))).containsExactly("a", "b", "c");
    assertThat(texts(folder, readOfFolder.get(0))).containsExactly("a", "b", "c");
    // A span whose result is gone is read again, and nothing else.
    read.remove(1);
    assertThat(newTexts(table, read)).containsExactly("a", "d");
  }

  @ParameterizedTest
  @EnumSource(names = {"DELTA_NAME", "ICEBERG_FOLDER"})
  void changeThatIsNoAppend_isRefused(Keeper keeper) {
    SnapshotTable table = created(keeper, "changes");
    append(keeper, "changes", "('a')", "('b')");
    List<SnapshotSpan> read = new ArrayList<>(table.history().unread(List.of()));
    append(keeper, "changes", "('d')");
    for (String change :
        List.of(
            "update %s set text = 'good' where text = 'a'",
            "delete from %s where text = 'a'",
            "insert overwrite %s values ('c')",
            "merge into %s t using (select 'a' as text) s on t.text = s.text when matched then"
                + " update set text = 'z'")) {
      spark.sql(change.formatted(keeper.sql("changes")));
      // What the next change takes, too.
      append(keeper, "changes", "('a')");
      SnapshotSpan span = table.history().unread(read).get(0);
      assertThatThrownBy(() -> table.requireAppends(span))
          .as(change)
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("is no append")
          .hasMessageContaining("choose another output")
          .message()
          .hasLineCount(1);
      read.add(span);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"DELTA_NAME", "ICEBERG_FOLDER"})
  void tableMadeAnew_isKnownAsSuch(Keeper keeper) {
    SnapshotTable table = created(keeper, "anew");
    append(keeper, "anew", "('a')");
    List<SnapshotSpan> read = table.history().unread(List.of());
    spark.sql("drop table " + keeper.sql("anew"));
    SnapshotTable again = created(keeper, "anew");
    append(keeper, "anew", "('a')");
    TableHistory history = again.history();
    assertThatThrownBy(() -> history.unread(read)).isInstanceOf(UnknownSnapshotException.class);
  }

  @Test
  void snapshotThatExpired_isKnown_asLongAsItsChildTellsOfIt() {
    SnapshotTable table = created(Keeper.ICEBERG_NAME, "expired");
    List<SnapshotSpan> read = new ArrayList<>();
    append(Keeper.ICEBERG_NAME, "expired", "('a')");
    assertThat(newTexts(table, read)).containsExactly("a");
    append(Keeper.ICEBERG_NAME, "expired", "('b')");
    expire("expired");
    assertThat(newTexts(table, read)).containsExactly("b");
    append(Keeper.ICEBERG_NAME, "expired", "('c')");
    append(Keeper.ICEBERG_NAME, "expired", "('d')");
    expire("expired");
    assertThatThrownBy(() -> table.history().unread(read))
        .isInstanceOf(UnknownSnapshotException.class);
  }

  @Test
  void deltaWithoutItsFeed_isRefused() {
    spark.sql("create table nights.no_feed (text string) using delta");
    SnapshotTable table =
        SnapshotTable.of(
                spark,
                ExplainSettings.of(
                        Configuration.empty()
                            .with("model", "sample-data/model")
                            .with("output", "out")
                            .with("table", "nights.no_feed"))
                    .input())
            .orElseThrow();
    assertThatThrownBy(table::history)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("delta.enableChangeDataFeed = true");
  }

  private static SnapshotTable created(Keeper keeper, String name) {
    spark.sql(
        "create table %s (text string) using %s"
            .formatted(
                keeper.sql(name),
                keeper.isDelta()
                    ? "delta tblproperties (delta.enableChangeDataFeed = true)"
                    : "iceberg"));
    return SnapshotTable.of(spark, keeper.input(name)).orElseThrow();
  }

  private static void append(Keeper keeper, String name, String... rows) {
    spark.sql("insert into " + keeper.sql(name) + " values " + String.join(", ", rows));
  }

  private static void compact(Keeper keeper, String name) {
    spark.sql(
        keeper.isDelta()
            ? "optimize " + keeper.sql(name)
            : "call lake.system.rewrite_data_files(table => '%s', options => map('rewrite-all', 'true'))"
                .formatted(keeper.sql(name)));
  }

  private static void expire(String name) {
    spark.sql(
        "call lake.system.expire_snapshots(table => '%s', older_than => timestamp '2100-01-01 00:00:00', retain_last => 1)"
            .formatted(Keeper.ICEBERG_NAME.sql(name)));
  }

  /** The texts that nobody has read, which then are. */
  private static List<String> newTexts(SnapshotTable table, List<SnapshotSpan> read) {
    List<String> texts = new ArrayList<>();
    for (SnapshotSpan span : table.history().unread(read)) {
      table.requireAppends(span);
      List<String> ofSpan = texts(table, span);
      assertThat(table.count(span)).isEqualTo(ofSpan.size());
      texts.addAll(ofSpan);
      if (!ofSpan.isEmpty()) {
        read.add(span);
      }
    }
    return texts.stream().sorted().toList();
  }

  private static List<String> texts(SnapshotTable table, SnapshotSpan span) {
    return table.rows(span).select("text").collectAsList().stream()
        .map(row -> row.getString(0))
        .sorted()
        .toList();
  }
}
