package io.github.relevista.report;

import io.github.relevista.model.ConvolutionLayer;
import io.github.relevista.model.DenseLayer;
import io.github.relevista.model.RecurrentLayer;
import io.github.relevista.model.SelfAttentionLayer;
import io.github.relevista.model.SequenceLayer;
import io.github.relevista.modelio.ForeignContents;
import io.github.relevista.modelio.ForeignContents.Fit;
import io.github.relevista.modelio.ForeignContents.Words;
import io.github.relevista.tensor.ArrayHeader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code import --inspect} found in a file. */
public final class InspectReport {
  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_TERM = 24;

  private InspectReport() {}

  /**
   * The file, line by line; one object for programs.
   *
   * @param file as the user named it
   */
  public static Report of(String file, ForeignContents contents) {
    Report.Builder report =
        Report.builder().figures(figures(file, contents)).line("%s  %s", file, contents.kind());
    for (String layer : contents.layers()) {
      report.line("  %s", layer);
    }
    int width =
        contents.items().stream()
            .mapToInt(item -> Math.min(LONGEST_NAME, item.name().length()))
            .max()
            .orElse(0);
    for (ArrayHeader item : contents.items()) {
      report.line("  %s  %s  %s", padded(item.name(), width), item.type(), item.shape());
    }
    contents.network().ifPresent(fit -> add(report, fit));
    contents.words().ifPresent(words -> add(report, words));
    contents
        .problem()
        .ifPresent(problem -> report.line("cannot be imported as it is: %s", problem));
    return report.build();
  }

  private static String padded(String name, int width) {
    return name + " ".repeat(Math.max(0, width - name.length()));
  }

  private static void add(Report.Builder report, Fit fit) {
    report.line(
        "fits: %,d terms, embedding %d, %s, reading %s; %s",
        fit.terms(),
        fit.embedding(),
        Stream.concat(fit.layers().stream(), fit.head().stream())
            .map(InspectReport::described)
            .collect(Collectors.joining(" + ")),
        fit.readings().get(0),
        fit.outputs() == 1 ? "one score" : fit.outputs() + " scores");
    for (String option : fit.unsaid()) {
      report.line("must be said: %s", option);
    }
  }

  private static String described(SequenceLayer layer) {
    if (layer instanceof RecurrentLayer recurrent) {
      return "%s of %d × %d"
          .formatted(
              recurrent.name().toUpperCase(Locale.ROOT),
              recurrent.directions().size(),
              recurrent.hidden());
    }
    if (layer instanceof SelfAttentionLayer attention) {
      return attention.heads() == 1
          ? "self-attention"
          : "self-attention of %d heads".formatted(attention.heads());
    }
    if (layer instanceof DenseLayer dense) {
      return "dense of " + dense.outputs();
    }
    return layer instanceof ConvolutionLayer convolution
        ? "convolution of %d by %d steps".formatted(convolution.filters(), convolution.window())
        : layer.name();
  }

  private static String cut(String term) {
    return term.length() <= LONGEST_TERM ? term : term.substring(0, LONGEST_TERM) + "…";
  }

  private static void add(Report.Builder report, Words words) {
    report.line(
        "words: %,d terms%s; the first are %s",
        words.size(),
        words.tokenizer().map(" of the tokenizer %s"::formatted).orElse(""),
        words.first().stream().map(InspectReport::cut).collect(Collectors.joining(" ")));
  }

  private static Map<String, Object> figures(String file, ForeignContents contents) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("file", file);
    figures.put("kind", contents.kind());
    figures.put("layers", contents.layers());
    figures.put(
        "arrays",
        contents.items().stream()
            .map(item -> Map.of("name", item.name(), "type", item.type(), "shape", item.shape()))
            .toList());
    figures.put("terms", contents.network().map(Fit::terms).orElse(null));
    figures.put("readings", contents.network().map(Fit::readings).orElse(List.of()));
    figures.put("unsaid", contents.network().map(Fit::unsaid).orElse(List.of()));
    figures.put("words", contents.words().map(Words::size).orElse(null));
    figures.put("problem", contents.problem().orElse(null));
    return figures;
  }
}
