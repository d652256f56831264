package io.github.relevista.engine.network;

import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.History;
import io.github.relevista.model.AttentionReading;
import io.github.relevista.model.ConcatReading;
import io.github.relevista.model.FlatReading;
import io.github.relevista.model.LayerReading;
import io.github.relevista.model.SequenceReading;
import io.github.relevista.model.StepReading;
import java.util.List;

/**
 * What is read of a sequence, on the way forward and back. Vectors of sequences lie stride apart,
 * since a reading may be a part of another.
 */
abstract class ReadingRun {
  /** The layers of the network from the lowest to the one that is read, mostly the highest. */
  final List<LayerRun> layers;

  /** Size of what is read. */
  final int size;

  /** The rule of relevance; null for a gradient. */
  EpsilonRule rule;

  ReadingRun(List<LayerRun> layers, int size) {
    this.layers = layers;
    this.size = size;
  }

  static ReadingRun of(SequenceReading reading, List<LayerRun> layers, EngineLayers engine) {
    if (reading instanceof ConcatReading concat) {
      return new ConcatRun(
          layers, concat.parts().stream().map(part -> of(part, layers, engine)).toList());
    }
    if (reading instanceof LayerReading lower) {
      return of(lower.reading(), lower.upTo(layers), engine);
    }
    if (reading instanceof AttentionReading attention) {
      return new AttentionRun(attention, layers, engine);
    }
    if (reading instanceof FlatReading flat) {
      return new FlatRun(flat, layers);
    }
    return switch ((StepReading) reading) {
      case LAST -> new FinalsRun(layers, List.of(layers.size() - 1));
      case ALL_LAYERS -> FinalsRun.ofAll(layers);
      case POSITION -> new PositionRun(layers);
      case MAX -> new MaxRun(layers);
      case MEAN -> new MeanRun(layers);
    };
  }

  void keep(History history) {
    rule = history instanceof History.ForRelevance relevance ? relevance.rule() : null;
  }

  /** Whether the vectors of steps are read, those of the last layer. */
  abstract boolean readsSteps();

  /** out[sequence] = what is read, [size] from sequence · stride + offset. */
  abstract void forward(float[] out, int stride, int offset);

  /**
   * Lets what enters arrive at the layers.
   *
   * @param entering [sequences · columns] of [size], from place · stride + offset
   */
  abstract void back(float[] entering, int stride, int offset, int columns, Arrivals arrivals);

  final LayerRun last() {
    return layers.get(layers.size() - 1);
  }

  /** What enters a reading of no steps goes nowhere. */
  final void addNowhere(float[] entering, int from, int sequence, int column, Arrivals arrivals) {
    for (int unit = 0; unit < size; unit++) {
      arrivals.addNowhere(sequence, column, entering[from + unit]);
    }
  }
}
