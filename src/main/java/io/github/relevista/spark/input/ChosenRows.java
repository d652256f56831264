package io.github.relevista.spark.input;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Some rows of a source.
 *
 * @param all the source
 * @param choice which of its rows
 */
record ChosenRows(Source all, RowChoice choice) implements Source {
  /** A choice that is opened once in each task. */
  private static final class Filter implements FilterFunction<Row> {
    private static final long serialVersionUID = 1L;

    private final RowChoice choice;
    private transient Predicate<Row> opened;

    Filter(RowChoice choice) {
      this.choice = choice;
    }

    @Override
    public boolean call(Row row) {
      if (opened == null) {
        opened = choice.open();
      }
      return opened.test(row);
    }
  }

  @Override
  public InputFiles files() {
    return all.files();
  }

  @Override
  public RowReader reader() {
    return all.reader();
  }

  @Override
  public Dataset<Row> rows() {
    return all.rows().filter(new Filter(choice));
  }

  @Override
  public List<String> columns() {
    return all.columns();
  }

  @Override
  public Map<String, Long> count() {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Row row : rows().groupBy(Corpus.FILE).count().collectAsList()) {
      counts.put(row.getString(0), row.getLong(1));
    }
    return counts;
  }

  @Override
  public Set<String> absent() {
    return all.absent();
  }

  @Override
  public List<String> notes() {
    return all.notes();
  }
}
