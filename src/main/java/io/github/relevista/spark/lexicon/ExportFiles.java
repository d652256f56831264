package io.github.relevista.spark.lexicon;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.col;

import io.github.relevista.lexicon.ExportFormat;
import io.github.relevista.lexicon.ExportLines;
import io.github.relevista.lexicon.LexiconEntry;
import io.github.relevista.lexicon.PhraseLines;
import io.github.relevista.report.LexiconResult;
import io.github.relevista.settings.LexiconSettings;
import io.github.relevista.tables.Lexicon;
import io.github.relevista.tables.LexiconPhrases;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Writes the files of other programs, all in one pass over the entries, of which the driver holds
 * one partition at a time.
 *
 * @param folder where they lie once they are whole
 * @param choice which entries are sure and strong enough for lists of words
 */
record ExportFiles(Path folder, LexiconSettings.Choice choice) {
  private static final String UNFINISHED = "_";
  private static final String ENTRIES = "entries";

  /** A file while it is written. */
  private static final class Open implements AutoCloseable {
    private final ExportFormat format;
    private final ExportLines lines;
    private final Path path;
    private final BufferedWriter writer;
    private long written;
    private long leftOut;

    Open(ExportFormat format, Path path, FileSystem files) throws IOException {
      this.format = format;
      this.lines = format.lines();
      this.path = path;
      this.writer = writer(path, files);
      write(lines.begin());
    }

    void add(LexiconEntry entry, boolean sure) throws IOException {
      if (format.choice() == ExportFormat.Choice.ALL || sure) {
        List<String> own = lines.of(entry);
        write(own);
        if (own.isEmpty()) {
          leftOut++;
        } else {
          written++;
        }
      }
    }

    private void write(List<String> text) throws IOException {
      for (String line : text) {
        writer.write(line);
        writer.write('\n');
      }
    }

    @Override
    public void close() throws IOException {
      writer.close();
    }
  }

  /** Which entries are sure and strong enough. */
  static Column isSure(LexiconSettings.Choice choice) {
    return col(Lexicon.Q)
        .leq(choice.maximumQ())
        .and(abs(col(Lexicon.POLARITY)).geq(choice.minimumPolarity()));
  }

  /** Writes files in place of former ones. */
  List<LexiconResult.Export> write(
      Dataset<Row> entries, List<ExportFormat> formats, Configuration hadoop) throws IOException {
    if (formats.isEmpty()) {
      return List.of();
    }
    FileSystem files = folder.getFileSystem(hadoop);
    List<Open> open = new ArrayList<>();
    try {
      for (ExportFormat format : formats) {
        open.add(new Open(format, new Path(folder, UNFINISHED + format.file()), files));
      }
      Iterator<Row> rows =
          entries.orderBy(col(Lexicon.POLARITY).desc(), col(Lexicon.TERM)).toLocalIterator();
      while (rows.hasNext()) {
        LexiconEntry entry = entry(rows.next());
        boolean sure =
            entry.q() <= choice.maximumQ()
                && Math.abs(entry.polarity()) >= choice.minimumPolarity();
        for (Open each : open) {
          each.add(entry, sure);
        }
      }
    } finally {
      for (Open each : open) {
        each.close();
      }
    }
    List<LexiconResult.Export> exports = new ArrayList<>();
    for (Open each : open) {
      Path whole = replace(each.path, each.format.file(), files);
      exports.add(
          new LexiconResult.Export(
              each.format.wireName(), whole.toString(), ENTRIES, each.written, each.leftOut));
    }
    return exports;
  }

  /**
   * Writes all phrases, those that have most more than their words first, in place of a former
   * file.
   *
   * @param phrases the table {@code phrases}
   */
  LexiconResult.Export writePhrases(Dataset<Row> phrases, Configuration hadoop) throws IOException {
    FileSystem files = folder.getFileSystem(hadoop);
    Path unfinished = new Path(folder, UNFINISHED + PhraseLines.FILE);
    long written = 0;
    try (BufferedWriter writer = writer(unfinished, files)) {
      writer.write(PhraseLines.HEADER + '\n');
      Iterator<Row> rows =
          phrases
              .orderBy(col(LexiconPhrases.DIFFERENCE).desc(), col(LexiconPhrases.PHRASE))
              .toLocalIterator();
      while (rows.hasNext()) {
        writer.write(PhraseLines.of(LexiconFindings.phrase(rows.next())) + '\n');
        written++;
      }
    }
    Path whole = replace(unfinished, PhraseLines.FILE, files);
    return new LexiconResult.Export(
        LexiconPhrases.TABLE.name(), whole.toString(), LexiconPhrases.TABLE.name(), written, 0);
  }

  private static BufferedWriter writer(Path path, FileSystem files) throws IOException {
    return new BufferedWriter(
        new OutputStreamWriter(files.create(path, true), StandardCharsets.UTF_8));
  }

  /** Puts a file that is whole in the place of a former one. */
  private Path replace(Path unfinished, String name, FileSystem files) throws IOException {
    Path whole = new Path(folder, name);
    files.delete(whole, false);
    if (!files.rename(unfinished, whole)) {
      throw new IOException("cannot rename " + unfinished + " to " + whole);
    }
    return whole;
  }

  /** The entry that a row of the table holds. */
  static LexiconEntry entry(Row row) {
    return new LexiconEntry(
        row.getAs(Lexicon.TERM),
        row.<Long>getAs(Lexicon.OCCURRENCES),
        row.<Long>getAs(Lexicon.REVIEWS),
        number(row, Lexicon.POLARITY),
        number(row, Lexicon.LOW),
        number(row, Lexicon.HIGH),
        number(row, Lexicon.Q),
        number(row, Lexicon.AGREEMENT));
  }

  /** NaN of null. */
  static double number(Row row, String column) {
    Double value = row.getAs(column);
    return value == null ? Double.NaN : value;
  }
}
