package io.github.relevista.engine.network;

import java.util.Arrays;
import java.util.List;

/** The mean over all steps: a sum with equal weights. */
final class MeanRun extends WeightedRun {
  MeanRun(List<LayerRun> layers) {
    super(layers);
  }

  @Override
  void weigh(int sequence) {
    BatchSteps steps = last().steps();
    float weight = 1f / steps.length(sequence);
    Arrays.fill(weights, steps.first(sequence), steps.first(sequence + 1), weight);
  }
}
