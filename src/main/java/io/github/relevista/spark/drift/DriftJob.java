package io.github.relevista.spark.drift;

import io.github.relevista.drift.RateChange;
import io.github.relevista.drift.Side;
import io.github.relevista.drift.TermDrift;
import io.github.relevista.drift.WordShift;
import io.github.relevista.report.DriftResult;
import io.github.relevista.runs.RunPart;
import io.github.relevista.runs.RunRecord;
import io.github.relevista.settings.DriftSettings;
import io.github.relevista.spark.job.JobSession;
import io.github.relevista.spark.results.PublishedResults;
import io.github.relevista.tables.Totals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;

/** Compares two sets of published results; writes nothing. */
public final class DriftJob implements AutoCloseable {
  private final JobSession session;
  private final DriftSettings settings;
  private final SelectedTables before;
  private final SelectedTables after;

  private DriftJob(
      JobSession session, DriftSettings settings, SelectedTables before, SelectedTables after) {
    this.session = session;
    this.settings = settings;
    this.before = before;
    this.after = after;
  }

  /**
   * Opens a Spark session and finds the results.
   *
   * @param progress takes one line for each stage that ends
   * @return the job; closing it closes the session
   */
  public static DriftJob open(DriftSettings settings, Consumer<String> progress) throws Exception {
    return JobSession.open(
        "relevista drift", settings.master(), progress, session -> prepare(session, settings));
  }

  /** Prepares the comparison in a session that is there already. */
  public static DriftJob prepare(JobSession session, DriftSettings settings) throws Exception {
    List<RunRecord> records =
        PublishedResults.parts(
                "input",
                List.of(settings.input()),
                session.spark().sparkContext().hadoopConfiguration())
            .stream()
            .map(RunPart::record)
            .toList();
    return new DriftJob(
        session,
        settings,
        SelectedTables.of(session.spark(), settings.input(), "before", settings.before(), records),
        SelectedTables.of(session.spark(), settings.input(), "after", settings.after(), records));
  }

  /** What would be compared, in lines for people. */
  public List<String> description() {
    return List.of("before  " + before.description(), "after   " + after.description());
  }

  /** Compares. */
  public DriftResult run() throws Exception {
    return session.stages().run("drift", "compared the results", this::compared);
  }

  private DriftResult compared() {
    List<Row> wasTotals = before.totals(settings.className());
    List<Row> isTotals = after.totals(settings.className());
    Side was = before.side(settings.className(), wasTotals);
    Side is = after.side(settings.className(), isTotals);
    TermDrift drift = new TermDrift(settings.minimumReviews(), settings.confidence());
    return new DriftResult(
        settings.className(),
        before.description(),
        after.description(),
        rates(wasTotals, isTotals),
        leakage(wasTotals, was.reviews()),
        leakage(isTotals, is.reviews()),
        WordShift.of(was, is),
        drift.means(was, is, settings.minimumChange()),
        drift.frequencies(was, is, Math.log(settings.minimumRatio())),
        settings.shown());
  }

  private List<RateChange> rates(List<Row> was, List<Row> is) {
    List<RateChange> rates = new ArrayList<>();
    if (before.isWhole() && after.isWhole()) {
      long[] wasRows = before.rowsAndRejects();
      long[] isRows = after.rowsAndRejects();
      rates.add(rate("rejected rows", wasRows[1], wasRows[0], isRows[1], isRows[0]));
    }
    rates.add(
        rate(
            "unknown words",
            sum(was, Totals.UNKNOWN_TOKENS),
            sum(was, Totals.TOKENS),
            sum(is, Totals.UNKNOWN_TOKENS),
            sum(is, Totals.TOKENS)));
    Set<String> classes = new TreeSet<>();
    was.forEach(row -> classes.add(row.getAs(Totals.PREDICTED_CLASS)));
    is.forEach(row -> classes.add(row.getAs(Totals.PREDICTED_CLASS)));
    for (String name : classes) {
      rates.add(
          rate(
              "predicted " + name,
              reviews(was, name),
              sum(was, Totals.REVIEWS),
              reviews(is, name),
              sum(is, Totals.REVIEWS)));
    }
    return rates;
  }

  private RateChange rate(String what, long a, long n, long b, long m) {
    return RateChange.of(what, a, n, b, m, settings.confidence());
  }

  private static long sum(List<Row> totals, String column) {
    return totals.stream().mapToLong(row -> row.<Long>getAs(column)).sum();
  }

  private static long reviews(List<Row> totals, String predicted) {
    return sum(
        totals.stream().filter(row -> row.getAs(Totals.PREDICTED_CLASS).equals(predicted)).toList(),
        Totals.REVIEWS);
  }

  /** The mean of what relevances leave of a score; NaN for methods that do not add up. */
  private static double leakage(List<Row> totals, long reviews) {
    BigDecimal sum = null;
    for (Row row : totals) {
      BigDecimal part = row.getAs(Totals.LEAKAGE_SUM);
      if (part != null) {
        sum = sum == null ? part : sum.add(part);
      }
    }
    return sum == null ? Double.NaN : sum.doubleValue() / reviews;
  }

  @Override
  public void close() {
    session.close();
  }
}
