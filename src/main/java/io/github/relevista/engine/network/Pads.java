package io.github.relevista.engine.network;

import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.History;
import io.github.relevista.engine.ProductRule;
import io.github.relevista.model.ConcatReading;
import io.github.relevista.model.ReadingOrder;
import io.github.relevista.model.RecurrentLayer;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SequenceLayer;
import io.github.relevista.model.SequenceReading;
import io.github.relevista.model.SequenceRules;
import io.github.relevista.model.SequenceRules.Padding;
import io.github.relevista.model.StepReading;
import io.github.relevista.model.VectorLayer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Pads in front of layers that read forward only: they make states that depend on nothing but how
 * many there are, so that they are run once a model and not once a text. What flows back to those
 * states ends in pads or in the states before them by parts that depend on their number alone, too,
 * since relevance is linear.
 *
 * <p>Shared by all workspaces of an engine; the states and parts are found when they are first
 * asked for, by a workspace that runs pads like words.
 */
public final class Pads {
  /** Runs pads like words. */
  public interface Runner {
    /**
     * The states one pad further on.
     *
     * @param states of all recurrent layers, from the lowest to the highest, of each the hidden and
     *     then the cell state, zeros of a cell that has none: [2 · units]
     */
    float[] afterOneMore(float[] states);

    /**
     * What part of the relevance of each unit's state, after so many pads from zero states, ends in
     * pads and what in the states before them: [2][units].
     */
    float[][] parts(int pads, EpsilonRule rule);
  }

  private final int units;

  /** Whether pads come first in every layer, and nothing but final states is read. */
  private final boolean readForward;

  private final List<float[]> states = new ArrayList<>();

  /** Whether one more pad changes the last of the states. */
  private boolean moving = true;

  private final Map<EpsilonRule, Map<Integer, float[][]>> parts = new ConcurrentHashMap<>();

  /** The pads of a model. */
  public Pads(SentimentModel model) {
    this.units = model.recurrentLayers().stream().mapToInt(RecurrentLayer::hidden).sum();
    states.add(new float[2 * units]);
    readForward =
        model.sequences().readsPads()
            && model.sequences().padding() == Padding.FRONT
            && model.layers().stream().allMatch(Pads::readsForward)
            && readsFinals(model.reading());
  }

  /** Whether a way by a history can begin behind the pads of the model. */
  public boolean areAhead(History history) {
    boolean linear =
        history instanceof History.None
            || (history instanceof History.ForRelevance relevance
                && relevance.products() == ProductRule.ALL);
    return linear && readForward;
  }

  /** The same network, which takes a pad for a word like any other. */
  public static SentimentModel withoutPads(SentimentModel model) {
    return new SentimentModel(
        model.classes(),
        model.text(),
        SequenceRules.NONE,
        model.vocabulary(),
        model.embedding(),
        model.layers(),
        model.reading(),
        model.head(),
        model.output());
  }

  private static boolean readsForward(SequenceLayer layer) {
    return layer instanceof RecurrentLayer cells
        ? cells.order() == ReadingOrder.FORWARD
        : layer instanceof VectorLayer;
  }

  private static boolean readsFinals(SequenceReading reading) {
    return reading instanceof ConcatReading concat
        ? concat.parts().stream().allMatch(Pads::readsFinals)
        : reading == StepReading.LAST || reading == StepReading.ALL_LAYERS;
  }

  /** Units of the states of all recurrent layers. */
  public int units() {
    return units;
  }

  /** The states after so many pads, as a {@link Runner} has them. */
  public synchronized float[] states(int pads, Runner runner) {
    while (moving && states.size() <= pads) {
      float[] last = states.get(states.size() - 1);
      float[] next = runner.afterOneMore(last);
      moving = !Arrays.equals(last, next);
      states.add(next);
    }
    return states.get(Math.min(pads, states.size() - 1));
  }

  /** The parts of relevance after so many pads, as a {@link Runner} has them. */
  public float[][] parts(int pads, EpsilonRule rule, Runner runner) {
    Map<Integer, float[][]> ofRule = parts.computeIfAbsent(rule, any -> new ConcurrentHashMap<>());
    float[][] known = ofRule.get(pads);
    if (known == null) {
      known = runner.parts(pads, rule);
      ofRule.put(pads, known);
    }
    return known;
  }
}
