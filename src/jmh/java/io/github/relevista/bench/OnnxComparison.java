package io.github.relevista.bench;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.github.relevista.engine.Engine;
import io.github.relevista.engine.History;
import io.github.relevista.engine.Scores;
import io.github.relevista.engine.SequenceBatch;
import io.github.relevista.engine.Workspace;
import io.github.relevista.settings.BenchSettings;
import io.github.relevista.settings.Configuration;
import io.github.relevista.settings.InvalidSettingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Compares one thread of an engine with one thread of ONNX Runtime: the same ids, the same process,
 * round by round in turn. ONNX Runtime predicts, in batches of texts of similar length, of the size
 * that suits it best; the engine predicts and explains.
 */
@Command(name = "onnx", description = "Compares an engine with ONNX Runtime, on one thread each.")
public final class OnnxComparison implements Callable<Integer> {
  private static final List<Integer> BATCH_SIZES = List.of(1, 4, 8, 16, 32, 64);

  /** Largest difference of a score, relative where scores are larger than one. */
  private static final double TOLERANCE = 1e-4;

  @Option(names = "--model", required = true, paramLabel = "DIR", description = "the model")
  private String model;

  @Option(names = "--input", required = true, paramLabel = "FILE", description = "the texts")
  private String input;

  @Option(names = "--seconds", paramLabel = "S", description = "for each kind of work")
  private Optional<Double> seconds = Optional.empty();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "sets a key of conf/bench.yaml, the value in YAML")
  private List<String> assignments = List.of();

  @Option(names = "--help", usageHelp = true, description = "shows this help")
  private boolean help;

  /** Runs the comparison and ends the JVM. */
  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new OnnxComparison())
            .setExecutionExceptionHandler(BenchFaults::report)
            .execute(arguments));
  }

  @Override
  public Integer call() throws OrtException {
    BenchSettings settings = settings();
    Bench bench = Bench.open(settings, note -> {});
    try (OrtEnvironment environment = OrtEnvironment.getEnvironment();
        OrtSession.SessionOptions options = singleThread();
        OrtSession session =
            environment.createSession(OnnxModel.of(bench.works().engine().model()), options);
        Crew crew = new Crew(1)) {
      Rounds rounds = new Rounds(crew, Optional.empty(), settings.seconds());
      Sample sample = bench.sharedSample(rounds);
      List<Scored> scored = scored(bench.works().engine(), sample);
      List<BenchText> texts = scored.stream().map(Scored::text).toList();
      List<Work> works = new ArrayList<>();
      works.add(bench.works().forward(sample));
      works.add(bench.works().oneClass(sample));
      works.add(bench.works().allClasses(sample));
      for (int batchSize : BATCH_SIZES) {
        OnnxPass pass = new OnnxPass(environment, session, texts, batchSize);
        requireSameScores(scored, pass.scores(), batchSize);
        works.add(new Work("ONNX Runtime, batches of " + batchSize, 0, sample, List.of(pass)));
      }
      print(rounds.measure(works).rates(), sample);
    }
    return 0;
  }

  private BenchSettings settings() {
    Path home = Path.of(System.getProperty("relevista.home", ""));
    Configuration configuration =
        Configuration.read(home.resolve("conf/bench.yaml"))
            .with("model", model)
            .with("input", input);
    for (String assignment : assignments) {
      configuration = configuration.with(assignment);
    }
    if (seconds.isPresent()) {
      configuration = configuration.with("seconds", seconds.get());
    }
    BenchSettings settings = BenchSettings.of(configuration);
    if (settings.threads() != 1) {
      throw new InvalidSettingException(
          "threads must be 1 for a comparison, was " + settings.threads());
    }
    return settings;
  }

  private static OrtSession.SessionOptions singleThread() throws OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    options.setInterOpNumThreads(1);
    options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
    options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
    return options;
  }

  /** A text with the scores that the engine gives it. */
  private record Scored(BenchText text, float[] scores) {}

  /** The texts by length, scored in the batches that are measured. */
  private static List<Scored> scored(Engine engine, Sample sample) {
    Workspace workspace = engine.newWorkspace();
    int classes = engine.model().classes().size();
    List<Scored> texts = new ArrayList<>();
    for (List<BenchText> batch : sample.batches()) {
      int[][] ids = batch.stream().map(BenchText::ids).toArray(int[][]::new);
      Scores scores = workspace.forward(SequenceBatch.ofIds(ids), History.none());
      for (int sequence = 0; sequence < ids.length; sequence++) {
        float[] values = new float[classes];
        for (int k = 0; k < classes; k++) {
          values[k] = scores.at(sequence, k);
        }
        texts.add(new Scored(batch.get(sequence), values));
      }
    }
    texts.sort(Comparator.comparingInt(scored -> scored.text().length()));
    return texts;
  }

  /** The two must compute the same before it means anything which is faster. */
  private static void requireSameScores(List<Scored> texts, List<float[]> others, int batchSize) {
    for (int index = 0; index < texts.size(); index++) {
      float[] own = texts.get(index).scores();
      float[] other = others.get(index);
      for (int k = 0; k < own.length; k++) {
        if (!(Math.abs(own[k] - other[k]) <= TOLERANCE * Math.max(1, Math.abs(other[k])))) {
          throw new BenchmarkFailedException(
              "a text of %d words has the score %s for class %d, ONNX Runtime in batches of %d gives %s"
                  .formatted(texts.get(index).text().length(), own[k], k, batchSize, other[k]));
        }
      }
    }
  }

  private static void print(List<WorkRate> rates, Sample sample) {
    WorkRate best =
        rates.stream()
            .filter(rate -> rate.work().startsWith("ONNX"))
            .max(Comparator.comparingDouble(WorkRate::tokensPerCpuSecond))
            .orElseThrow();
    line("%,d texts with %,d words, one thread", sample.texts().size(), sample.tokens());
    line("");
    line("%-28s %14s %14s %9s", "", "words/s", "words/CPU s", "/ best");
    for (WorkRate rate : rates) {
      line(
          "%-28s %,14.0f %,14.0f %9.2f",
          rate.work(),
          rate.tokensPerSecond(),
          rate.tokensPerCpuSecond(),
          rate.tokensPerCpuSecond() / best.tokensPerCpuSecond());
    }
    line("");
    line("best: %s; ratios are of words a CPU second", best.work());
  }

  private static void line(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
