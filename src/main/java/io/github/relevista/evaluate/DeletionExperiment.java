package io.github.relevista.evaluate;

import io.github.relevista.engine.Engine;
import io.github.relevista.engine.History;
import io.github.relevista.engine.Scores;
import io.github.relevista.engine.SequenceBatch;
import io.github.relevista.engine.Workspace;
import io.github.relevista.evaluate.ExperimentPlan.DeletionPlan;
import io.github.relevista.evaluate.ExperimentPlan.RankingTime;
import io.github.relevista.explain.Method.Occlusion.Removal;
import io.github.relevista.text.BatchLimits;
import io.github.relevista.text.LengthBatcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Deletes words in the order of their relevance and looks whether the prediction stays right
 * (Arras, Montavon, Müller and Samek: Explaining Recurrent Neural Network Predictions in Sentiment
 * Analysis, 2017). What is left of the texts of a batch, for every method, curve and number of
 * deleted words, goes through the network in common batches of similar length.
 */
final class DeletionExperiment {
  private final List<MethodRuns> methods;
  private final DeletionPlan plan;
  private final BatchLimits limits;
  private final int blank;
  private final int classes;
  private final Workspace workspace;
  private final Reranking reranking;
  private final DeletionTally tally;

  /**
   * @param tally takes what comes of it
   */
  DeletionExperiment(Instruments instruments, DeletionTally tally) {
    Engine engine = instruments.engine();
    this.methods = instruments.plan().methods();
    this.plan = instruments.plan().deletion();
    this.limits = instruments.plan().batchLimits();
    this.blank = BlankWord.idIn(engine.model());
    this.classes = engine.model().classes().size();
    this.workspace = engine.newWorkspace();
    this.reranking = new Reranking(instruments.explainers().explainers(), this.plan, limits, blank);
    this.tally = tally;
  }

  /**
   * What is left of a text.
   *
   * @param trial index of the text
   * @param method index of the method
   * @param path which words go
   * @param deleted how many are gone
   */
  private record Remainder(int trial, int method, DeletionPath path, int deleted) {}

  /**
   * All runs of a method with a text down a curve.
   *
   * @param trial index of the text
   * @param method index of the method
   * @param curve the curve
   */
  private record Curve(int trial, int method, DeletionCurve curve) {}

  /**
   * Makes the experiment with a batch of texts; those that are too short are left out.
   *
   * @param weights [trials][replicates]: how often each replicate of the bootstrap holds a text
   */
  void add(List<Trial> trials, List<int[]> weights) {
    List<Remainder> remainders = new ArrayList<>();
    for (int method = 0; method < methods.size(); method++) {
      for (int run = 0; run < methods.get(method).runs().size(); run++) {
        remainders.addAll(remainders(trials, method, run));
      }
    }
    Map<Curve, int[]> right = new HashMap<>();
    Iterator<List<Remainder>> batches =
        new LengthBatcher<>(remainders.iterator(), this::length, limits);
    while (batches.hasNext()) {
      List<Remainder> batch = batches.next();
      int[][] ids = batch.stream().map(this::ids).toArray(int[][]::new);
      Scores scores = workspace.forward(SequenceBatch.ofIds(ids), History.none());
      for (int index = 0; index < ids.length; index++) {
        Remainder left = batch.get(index);
        Trial trial = left.path.trial();
        if (trial.text().isRight(scores.highest(index, classes), trial.predictedClass())) {
          Curve curve = new Curve(left.trial, left.method, left.path.curve());
          right.computeIfAbsent(curve, added -> new int[plan.deletions() + 1])[left.deleted]++;
        }
      }
    }
    for (int index = 0; index < trials.size(); index++) {
      if (isLongEnough(trials.get(index))) {
        tally.addText(trials.get(index).isCorrect(), weights.get(index));
      }
    }
    right.forEach(
        (curve, runs) -> {
          for (int deleted = 1; deleted <= plan.deletions(); deleted++) {
            tally.addRight(
                curve.method, curve.curve, deleted, runs[deleted], weights.get(curve.trial));
          }
        });
  }

  private boolean isLongEnough(Trial trial) {
    return trial.text().length() >= plan.minimumWords();
  }

  private List<Remainder> remainders(List<Trial> trials, int method, int run) {
    List<Remainder> remainders = new ArrayList<>();
    List<DeletionPath> paths = new ArrayList<>();
    for (int index = 0; index < trials.size(); index++) {
      Trial trial = trials.get(index);
      if (isLongEnough(trial)) {
        for (DeletionCurve curve : DeletionCurve.of(methods.get(method), trial.isCorrect())) {
          DeletionPath path = new DeletionPath(trial, curve, plan.deletions());
          paths.add(path);
          for (int deleted = 1; deleted <= plan.deletions(); deleted++) {
            remainders.add(new Remainder(index, method, path, deleted));
          }
        }
      }
    }
    for (DeletionPath path : paths) {
      path.deleteNext(path.trial().explanation(method, run));
    }
    for (int deleted = 1; deleted < plan.deletions(); deleted++) {
      if (plan.ranking() == RankingTime.ANEW) {
        reranking.deleteNext(paths, deleted, method, run);
      } else {
        paths.forEach(path -> path.deleteNext(path.trial().explanation(method, run)));
      }
    }
    return remainders;
  }

  private int[] ids(Remainder left) {
    return left.path.ids(left.deleted, plan.removal(), blank);
  }

  private int length(Remainder left) {
    int whole = left.path.trial().text().length();
    return plan.removal() == Removal.REMOVE ? whole - left.deleted : whole;
  }
}
