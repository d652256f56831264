package io.github.relevista.bench;

import io.github.relevista.bench.ExplainRun.Figures;
import io.github.relevista.settings.InvalidSettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Runs the whole job over a corpus and its multiples, Parquet to Parquet, and tells how time and
 * memory grow.
 */
@Command(
    name = "corpus",
    description = "Runs the whole job over a corpus and its multiples and tells how it grows.")
public final class CorpusGrowth implements Callable<Integer> {
  @Option(
      names = "--input",
      required = true,
      paramLabel = "FILE",
      description = "the corpus: JSON lines or Parquet")
  private Path input;

  @Option(names = "--model", required = true, paramLabel = "DIR", description = "the model")
  private Path model;

  @Option(
      names = "--copies",
      split = ",",
      paramLabel = "N[,N]",
      description = "how often the corpus is read (default: ${DEFAULT-VALUE})",
      defaultValue = "1,2,4,8")
  private List<Integer> copies;

  @Option(
      names = "--masters",
      split = ",",
      paramLabel = "URL[,URL]",
      description = "where to run (default: ${DEFAULT-VALUE})",
      defaultValue = "local[1],local[2]")
  private List<String> masters;

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "runs of each, of which the median is shown (default: ${DEFAULT-VALUE})",
      defaultValue = "1")
  private int runs;

  @Parameters(
      paramLabel = "OPTION",
      description = "what follows -- goes to explain: -- --predictions")
  private List<String> explainOptions = List.of();

  @Option(names = "--help", usageHelp = true, description = "shows this help")
  private boolean help;

  /** Runs and ends the JVM. */
  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new CorpusGrowth())
            .setExecutionExceptionHandler(BenchFaults::report)
            .execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    requirePositive("runs", runs);
    copies.forEach(count -> requirePositive("copies", count));
    Path folder = Files.createTempDirectory("relevista-corpus");
    try {
      int most = copies.stream().max(Comparator.naturalOrder()).orElseThrow();
      List<Path> corpora = ParquetCopies.write(input.toAbsolutePath(), folder, most);
      line(
          "%-12s %6s %10s %12s %9s %9s %9s %10s %14s %14s %9s",
          "master",
          "copies",
          "rows",
          "words",
          "explain s",
          "stages s",
          "process s",
          "rows/s",
          "words/s",
          "words/s",
          "peak MB");
      line(
          "%-12s %6s %10s %12s %9s %9s %9s %10s %14s %14s",
          "", "", "", "", "", "", "", "of all", "of explaining", "of all");
      for (String master : masters) {
        for (int count : copies) {
          print(master, count, median(corpora.subList(0, count), master, folder.resolve("out")));
        }
      }
    } finally {
      delete(folder);
    }
    return 0;
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new InvalidSettingException("%s must be >= 1, was %d".formatted(name, value));
    }
  }

  /** The run whose stages took the median time. */
  private Figures median(List<Path> corpora, String master, Path output)
      throws IOException, InterruptedException {
    List<Figures> figures = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      figures.add(ExplainRun.of(corpora, model.toAbsolutePath(), output, master, explainOptions));
      delete(output);
    }
    figures.sort(Comparator.comparingDouble(Figures::stageSeconds));
    return figures.get(figures.size() / 2);
  }

  private static void print(String master, int count, Figures figures) {
    line(
        "%-12s %6d %,10d %,12d %9.1f %9.1f %9.1f %,10.0f %,14.0f %,14.0f %9s",
        master,
        count,
        figures.rows(),
        figures.tokens(),
        figures.explainSeconds(),
        figures.stageSeconds(),
        figures.processSeconds(),
        figures.rows() / figures.stageSeconds(),
        figures.tokens() / figures.explainSeconds(),
        figures.tokens() / figures.stageSeconds(),
        figures.peakMegabytes().isPresent()
            ? String.format(Locale.ROOT, "%,d", figures.peakMegabytes().getAsLong())
            : "unknown");
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static void line(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values).stripTrailing());
  }
}
