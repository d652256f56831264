package io.github.relevista.spark.input;

import io.github.relevista.reading.Records;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.util.TaskCompletionListener;

/** The rows of parts of files one after the other, as one task reads them. */
final class PartReader implements Iterator<Row> {
  private final Iterator<FilePart> parts;
  private final Configuration configuration;
  private FilePart part;
  private Records records;
  private Row next;

  PartReader(List<FilePart> parts, Configuration configuration) {
    this.parts = parts.iterator();
    this.configuration = configuration;
    TaskContext task = TaskContext.get();
    if (task != null) {
      TaskCompletionListener closing = ended -> close();
      task.addTaskCompletionListener(closing);
    }
  }

  @Override
  public boolean hasNext() {
    try {
      while (next == null && (records != null || parts.hasNext())) {
        if (records == null) {
          part = parts.next();
          records = part.records(configuration);
        }
        if (records.number() < part.rows() && records.next()) {
          next = RowFactory.create(part.uri(), records.bytes(), records.offset(), part.settings());
        } else {
          records.close();
          records = null;
        }
      }
      return next != null;
    } catch (IOException e) {
      throw UnreadableInputException.of(FileNames.plain(part.uri()), e);
    }
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the parts have no more rows");
    }
    Row row = next;
    next = null;
    return row;
  }

  private void close() {
    if (records != null) {
      try {
        records.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
