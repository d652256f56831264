package io.github.relevista.spark.drift;

import io.github.relevista.drift.MeanChange;
import io.github.relevista.drift.MeanChange.Sums;
import io.github.relevista.drift.Side;
import io.github.relevista.drift.TermDrift;
import io.github.relevista.drift.WordShift;
import io.github.relevista.report.DriftResult;
import io.github.relevista.runs.RunPart;
import io.github.relevista.runs.RunRecord;
import io.github.relevista.settings.DriftSettings;
import io.github.relevista.spark.job.JobSession;
import io.github.relevista.spark.results.PublishedResults;
import io.github.relevista.spark.results.ResultsJob;
import io.github.relevista.tables.Totals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** Compares two sets of published results; writes nothing. */
public final class DriftJob implements ResultsJob<DriftResult> {
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

  @Override
  public List<String> description() {
    return List.of("before  " + before.description(), "after   " + after.description());
  }

  @Override
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
        figures(wasTotals, isTotals),
        WordShift.of(was, is),
        drift.means(was, is, settings.minimumChange()),
        drift.frequencies(was, is, Math.log(settings.minimumRatio())),
        settings.maximumQ(),
        settings.shown());
  }

  private List<MeanChange> figures(List<Row> was, List<Row> is) {
    List<MeanChange> changes = new ArrayList<>();
    if (before.isWhole() && after.isWhole()) {
      changes.add(change("rejected rows", before.rejects(), after.rejects()));
    }
    changes.add(
        change(
            "unknown words",
            Sums.ofShare(sum(was, Totals.UNKNOWN_TOKENS), sum(was, Totals.TOKENS)),
            Sums.ofShare(sum(is, Totals.UNKNOWN_TOKENS), sum(is, Totals.TOKENS))));
    Set<String> classes = new TreeSet<>();
    was.forEach(row -> classes.add(row.getAs(Totals.PREDICTED_CLASS)));
    is.forEach(row -> classes.add(row.getAs(Totals.PREDICTED_CLASS)));
    for (String name : classes) {
      changes.add(change("predicted " + name, predicted(was, name), predicted(is, name)));
    }
    changeOfSums("leakage", Totals.LEAKAGE_SUM, Totals.LEAKAGE_SUM_SQUARES, was, is)
        .ifPresent(changes::add);
    changeOfSums(
            "amplification", Totals.AMPLIFICATION_SUM, Totals.AMPLIFICATION_SUM_SQUARES, was, is)
        .ifPresent(changes::add);
    return changes;
  }

  private MeanChange change(String what, Sums was, Sums is) {
    return MeanChange.of(what, was, is, settings.confidence());
  }

  /** The change of a mean over reviews; empty for methods whose relevances do not add up. */
  private Optional<MeanChange> changeOfSums(
      String what, String sum, String squares, List<Row> was, List<Row> is) {
    if (Stream.concat(was.stream(), is.stream()).anyMatch(row -> row.getAs(sum) == null)) {
      return Optional.empty();
    }
    return Optional.of(change(what, sums(was, sum, squares), sums(is, sum, squares)));
  }

  private static Sums sums(List<Row> totals, String sum, String squares) {
    return new Sums(sum(totals, Totals.REVIEWS), exact(totals, sum), exact(totals, squares));
  }

  private static double exact(List<Row> totals, String column) {
    return totals.stream()
        .map(row -> row.<BigDecimal>getAs(column))
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .doubleValue();
  }

  private static Sums predicted(List<Row> totals, String name) {
    List<Row> rows =
        totals.stream().filter(row -> row.getAs(Totals.PREDICTED_CLASS).equals(name)).toList();
    return Sums.ofShare(sum(rows, Totals.REVIEWS), sum(totals, Totals.REVIEWS));
  }

  private static long sum(List<Row> totals, String column) {
    return totals.stream().mapToLong(row -> row.<Long>getAs(column)).sum();
  }

  @Override
  public void close() {
    session.close();
  }
}
