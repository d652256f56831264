package io.github.relevista.evaluate;

import io.github.relevista.engine.Engine;
import io.github.relevista.engine.SequenceBatch;
import io.github.relevista.engine.TargetColumns;
import io.github.relevista.engine.WordGradients;
import io.github.relevista.engine.WordRelevances;
import io.github.relevista.engine.Workspace;
import io.github.relevista.evaluate.PositionTally.Part;
import io.github.relevista.explain.Method;
import io.github.relevista.model.SentimentModel;
import java.util.List;

/**
 * The relevance of words by the direction of the encoder that it came through: what enters at the
 * top is let into the final hidden state of one direction alone. The methods whose relevances are
 * the sum of those of both directions have it: layer-wise relevance propagation and gradient times
 * input, of models of one layer.
 */
final class EncoderParts {
  private static final List<Part> DIRECTIONS = List.of(Part.FORWARD, Part.BACKWARD);

  private final List<MethodRuns> methods;
  private final int classes;
  private final boolean hasDirections;
  private final Workspace workspace;

  EncoderParts(Engine engine, List<MethodRuns> methods) {
    this.methods = methods;
    this.classes = engine.model().classes().size();
    SentimentModel model = engine.model();
    this.hasDirections = model.isOneLayer() && model.directions().size() == DIRECTIONS.size();
    this.workspace = engine.newWorkspace();
  }

  /** Adds the relevances of a batch of texts for their true classes, direction by direction. */
  void add(List<Trial> trials, PositionTally tally) {
    if (!hasDirections || trials.isEmpty()) {
      return;
    }
    int[][] ids = trials.stream().map(trial -> trial.text().ids()).toArray(int[][]::new);
    TargetColumns targets = trueClasses(trials);
    for (int method = 0; method < methods.size(); method++) {
      Method run = methods.get(method).runs().get(0);
      if (run instanceof Method.Lrp || run instanceof Method.GradientTimesInput) {
        workspace.forward(SequenceBatch.ofIds(ids), run.history());
        for (int direction = 0; direction < DIRECTIONS.size(); direction++) {
          Relevances relevances = relevances(run, targets.through(direction));
          for (int index = 0; index < ids.length; index++) {
            int sequence = index;
            tally.add(
                method,
                DIRECTIONS.get(direction),
                ids[index].length,
                position -> relevances.at(sequence, position));
          }
        }
      }
    }
  }

  /** Gives the relevance of the word at a position of a sequence. */
  @FunctionalInterface
  private interface Relevances {
    float at(int sequence, int position);
  }

  private Relevances relevances(Method method, TargetColumns targets) {
    if (method instanceof Method.Lrp) {
      WordRelevances relevances = workspace.relevances(targets);
      return (sequence, position) -> relevances.at(sequence, 0, position);
    }
    WordGradients gradients = workspace.gradients(targets);
    return (sequence, position) -> gradients.inputProduct(sequence, 0, position);
  }

  private TargetColumns trueClasses(List<Trial> trials) {
    float[][][] coefficients = new float[trials.size()][1][classes];
    for (int index = 0; index < trials.size(); index++) {
      coefficients[index][0][trials.get(index).trueClass()] = 1;
    }
    return TargetColumns.each(coefficients);
  }
}
