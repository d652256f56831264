package io.github.relevista.spark.input;

import io.github.relevista.reading.Records;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Finds which parts hold the first rows of a corpus, by counting rows in more and more parts at a
 * time: the rows themselves stay where they are, and the same limit picks the same rows at every
 * run.
 *
 * @param context what counts
 * @param hadoop how files are opened
 */
record RowLimit(JavaSparkContext context, Broadcast<SerializableConfiguration> hadoop) {
  private static final int GROWTH = 4;

  /** The first parts that have so many rows together; the last one is cut. */
  List<FilePart> first(List<FilePart> parts, long limit) {
    List<FilePart> first = new ArrayList<>();
    long left = limit;
    int done = 0;
    for (int batch = 1; done < parts.size() && left > 0; batch *= GROWTH) {
      List<FilePart> next =
          List.copyOf(parts.subList(done, (int) Math.min(parts.size(), (long) done + batch)));
      List<Long> counts = counts(next, left);
      for (int index = 0; index < next.size() && left > 0; index++) {
        long rows = Math.min(left, counts.get(index));
        left -= rows;
        first.add(next.get(index).withRows(rows));
      }
      done += next.size();
    }
    return first;
  }

  private List<Long> counts(List<FilePart> parts, long most) {
    Broadcast<SerializableConfiguration> configuration = hadoop;
    return context
        .parallelize(parts, parts.size())
        .map(
            part -> {
              long rows = 0;
              try (Records records = part.records(configuration.value().value())) {
                while (rows < most && records.next()) {
                  rows++;
                }
              } catch (IOException e) {
                throw UnreadableInputException.of(FileNames.plain(part.uri()), e);
              }
              return rows;
            })
        .collect();
  }
}
