package io.github.relevista.report;

import io.github.relevista.settings.ToySettings;
import io.github.relevista.stats.MeanAndDeviation;
import io.github.relevista.toy.MethodFigures;
import io.github.relevista.toy.ToyResult;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What {@code toy} found: means over the networks and, of several, standard deviations. */
public final class ToyReport {
  private ToyReport() {}

  /** A row for each method. */
  public static Report of(ToySettings settings, ToyResult result) {
    String operation = settings.operation().name().toLowerCase(Locale.ROOT);
    return Report.builder()
        .line(
            "%s: networks: %d, units: %d, mean squared error %s on %,d sequences",
            operation,
            result.networks().size(),
            settings.hiddenSize(),
            text(result.testError(), "%.1e", 1),
            settings.testExamples())
        .blank()
        .table(
            columns(settings.operation() == ToySettings.Operation.ADD ? "with b" : "with -b"),
            result.methods().stream().map(method -> row(operation, result, method)).toList())
        .build();
  }

  private static List<Column> columns(String second) {
    return List.of(
        Column.text("operation").onlyFor(Column.Audience.PROGRAMS),
        Column.text("method").under("").wide(25),
        figure("networks"),
        shown("correlation with a"),
        shown(second),
        shown("unmarked share, %"),
        figure("mean_squared_error"),
        figure("mean_squared_error_deviation"),
        figure("correlation_first"),
        figure("correlation_first_deviation"),
        figure("correlation_second"),
        figure("correlation_second_deviation"),
        figure("unmarked_share"),
        figure("unmarked_share_deviation"));
  }

  private static Column shown(String heading) {
    return Column.number(heading, "%s").wide(18).onlyFor(Column.Audience.PEOPLE);
  }

  private static Column figure(String name) {
    return Column.number(name, "%s").onlyFor(Column.Audience.PROGRAMS);
  }

  private static List<Object> row(String operation, ToyResult result, MethodFigures method) {
    MeanAndDeviation error = result.testError();
    return Arrays.asList(
        operation,
        method.name(),
        result.networks().size(),
        text(method.first(), "%.4f", 1),
        text(method.second(), "%.4f", 1),
        text(method.unmarkedShare(), "%.1f", 100),
        finite(error.mean()),
        finite(error.deviation()),
        finite(method.first().mean()),
        finite(method.first().deviation()),
        finite(method.second().mean()),
        finite(method.second().deviation()),
        finite(method.unmarkedShare().mean()),
        finite(method.unmarkedShare().deviation()));
  }

  private static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  private static String text(MeanAndDeviation figure, String format, double factor) {
    if (Double.isNaN(figure.mean())) {
      return "-";
    }
    String mean = String.format(Locale.ROOT, format, factor * figure.mean());
    return Double.isNaN(figure.deviation())
        ? mean
        : mean + " ± " + String.format(Locale.ROOT, format, factor * figure.deviation());
  }
}
