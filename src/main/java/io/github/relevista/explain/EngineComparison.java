package io.github.relevista.explain;

import io.github.relevista.engine.Engine;
import io.github.relevista.engine.History;
import io.github.relevista.engine.Scores;
import io.github.relevista.engine.SequenceBatch;
import io.github.relevista.engine.TargetColumns;
import io.github.relevista.engine.WordRelevances;
import io.github.relevista.engine.Workspace;
import io.github.relevista.text.BatchLimits;
import io.github.relevista.text.LengthBatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Runs several engines of one model over the same sequences and holds every two together. */
public final class EngineComparison {
  private static final BatchLimits LIMITS = new BatchLimits(32, 6_000, 16);

  /**
   * How many times the noise of its inputs' last bits two engines may be apart in a sequence: every
   * sum and product between input and relevance rounds as the inputs do.
   */
  private static final double NOISE_FACTOR = 10;

  private final List<Engine> engines;
  private final History history;
  private final double usualTolerance;

  /**
   * @param engines of one model
   * @param method how relevance flows
   * @param usualTolerance the relative difference of relevances up to which a sequence is usual
   */
  public EngineComparison(List<Engine> engines, Method.Lrp method, double usualTolerance) {
    this.engines = List.copyOf(engines);
    this.history = method.history();
    this.usualTolerance = usualTolerance;
  }

  /**
   * Explains every class for every sequence with every engine.
   *
   * @param sequences ids of the model's vocabulary
   * @return the difference of each pair of engines
   */
  public List<EngineDifference> compare(List<int[]> sequences) {
    List<Workspace> workspaces = engines.stream().map(Engine::newWorkspace).toList();
    List<PairDifference> pairs = pairs();
    LengthBatcher<Integer> batches =
        new LengthBatcher<>(
            IntStream.range(0, sequences.size()).iterator(),
            index -> sequences.get(index).length,
            LIMITS);
    while (batches.hasNext()) {
      List<Integer> batch = batches.next();
      int[][] ids = batch.stream().map(sequences::get).toArray(int[][]::new);
      List<Numbers[]> numbers =
          workspaces.stream().map(each -> numbers(each, SequenceBatch.ofIds(ids))).toList();
      for (int index = 0; index < ids.length; index++) {
        Noise noise = new Noise(ids[index]);
        for (PairDifference pair : pairs) {
          pair.add(
              batch.get(index),
              numbers.get(pair.first)[index],
              numbers.get(pair.second)[index],
              noise);
        }
      }
    }
    return pairs.stream().map(pair -> pair.difference(sequences)).toList();
  }

  private List<PairDifference> pairs() {
    List<PairDifference> pairs = new ArrayList<>();
    for (int first = 0; first < engines.size(); first++) {
      for (int second = first + 1; second < engines.size(); second++) {
        pairs.add(new PairDifference(first, second));
      }
    }
    return pairs;
  }

  /**
   * What an engine says of a sequence.
   *
   * @param scores [classes]
   * @param relevances of all words, then of the initial states and of the pads, class by class
   */
  private record Numbers(double[] scores, double[] relevances) {}

  private Numbers[] numbers(Workspace workspace, SequenceBatch batch) {
    int classes = engines.get(0).model().classes().size();
    Scores scores = workspace.forward(batch, history);
    WordRelevances relevances = workspace.relevances(TargetColumns.everyClass(classes));
    Numbers[] numbers = new Numbers[batch.size()];
    for (int sequence = 0; sequence < numbers.length; sequence++) {
      int words = batch.length(sequence);
      int width = words + 2;
      numbers[sequence] = new Numbers(new double[classes], new double[classes * width]);
      for (int k = 0; k < classes; k++) {
        numbers[sequence].scores[k] = scores.at(sequence, k);
        for (int position = 0; position < words; position++) {
          numbers[sequence].relevances[k * width + position] = relevances.at(sequence, k, position);
        }
        numbers[sequence].relevances[k * width + words] = relevances.initialStates(sequence, k);
        numbers[sequence].relevances[k * width + words + 1] = relevances.padding(sequence, k);
      }
    }
    return numbers;
  }

  /** The noise of a sequence in the first engine, found out when it is first asked for. */
  private final class Noise {
    private final int[] ids;
    private double value = -1;

    Noise(int[] ids) {
      this.ids = ids;
    }

    double value() {
      if (value < 0) {
        Workspace workspace = engines.get(0).newWorkspace();
        Numbers numbers = numbers(workspace, SequenceBatch.ofIds(ids))[0];
        value =
            new RoundingNoise(engines.get(0))
                .of(ids, nudged -> relative(numbers, numbers(workspace, nudged)[0]));
      }
      return value;
    }
  }

  /** How far relevances are apart, as a share of the largest of the first. */
  private static double relative(Numbers a, Numbers b) {
    double absolute = largestDifference(a.relevances, b.relevances);
    return absolute == 0 ? 0 : absolute / largest(a.relevances);
  }

  /** The largest differences of a pair of engines so far. */
  private final class PairDifference {
    private final int first;
    private final int second;
    private double score;
    private int scoreSequence;
    private double relevance;
    private int relevanceSequence;
    private int unusual;
    private int noisy;

    PairDifference(int first, int second) {
      this.first = first;
      this.second = second;
    }

    void add(int sequence, Numbers a, Numbers b, Noise noise) {
      double scoreDifference = largestDifference(a.scores, b.scores);
      if (scoreDifference > score) {
        score = scoreDifference;
        scoreSequence = sequence;
      }
      double relative = relative(a, b);
      if (relative > usualTolerance && relative <= NOISE_FACTOR * noise.value()) {
        noisy++;
        return;
      }
      if (relative > relevance) {
        relevance = relative;
        relevanceSequence = sequence;
      }
      unusual += relative > usualTolerance ? 1 : 0;
    }

    EngineDifference difference(List<int[]> sequences) {
      return new EngineDifference(
          engines.get(first).name(),
          engines.get(second).name(),
          sequences.size(),
          sequences.stream().mapToLong(ids -> ids.length).sum(),
          score,
          scoreSequence,
          relevance,
          relevanceSequence,
          unusual,
          noisy);
    }
  }

  private static double largestDifference(double[] a, double[] b) {
    double largest = 0;
    for (int index = 0; index < a.length; index++) {
      double difference = Math.abs(a[index] - b[index]);
      largest = Math.max(largest, Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference);
    }
    return largest;
  }

  /** The largest absolute value that is finite; 0 where there is none. */
  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Double.isFinite(value) ? Math.max(largest, Math.abs(value)) : largest;
    }
    return largest;
  }
}
