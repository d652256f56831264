package io.github.relevista.spark.input;

import io.github.relevista.reading.FileLayout;
import io.github.relevista.reading.LineCount;
import io.github.relevista.reading.Records;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;

/**
 * A part of a file of lines that is read by itself: the lines that begin in it, or the whole file
 * where its records are not told by their ends alone. Travels to the tasks.
 *
 * @param uri the file
 * @param layout how it is read
 * @param settings the place of the file's row settings among those of the corpus
 * @param begin where the part begins
 * @param end behind its last byte; of a file that is read whole, its length
 * @param rows how many rows are read at most
 */
record FilePart(String uri, FileLayout layout, int settings, long begin, long end, long rows)
    implements Serializable {
  /** All rows. */
  static final long ALL = Long.MAX_VALUE;

  /** The same with less rows. */
  FilePart withRows(long most) {
    return new FilePart(uri, layout, settings, begin, end, most);
  }

  /** The records of the part. */
  Records records(Configuration configuration) throws IOException {
    if (!layout.isSplittable()) {
      return layout.records(uri, open(configuration));
    }
    FSDataInputStream raw = open(configuration);
    try {
      boolean isFirst = begin == layout.begin();
      raw.seek(isFirst ? begin : begin - 1);
      return isFirst ? layout.firstLines(end, raw) : layout.lines(begin, end, raw);
    } catch (IOException | RuntimeException e) {
      raw.close();
      throw e;
    }
  }

  /** What counts the rows: of a file that is split, the line feeds of the part's own bytes. */
  LineCount count(Configuration configuration) throws IOException {
    if (!layout.isSplittable()) {
      return new LineCount(layout.count(uri, open(configuration)), false);
    }
    try (InputStream raw = open(configuration)) {
      raw.skipNBytes(begin);
      return LineCount.of(raw, end - begin);
    }
  }

  private FSDataInputStream open(Configuration configuration) throws IOException {
    return HadoopFiles.open(new Path(URI.create(uri)), configuration);
  }
}
