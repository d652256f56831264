package io.github.relevista.engine.network;

import java.util.List;

/** The vector of the last step. */
final class PositionRun extends PickedRun {
  PositionRun(List<LayerRun> layers) {
    super(layers);
  }

  @Override
  void pick(int sequence, float[] out, int to) {
    System.arraycopy(last().vectors(), picked(sequence, 0) * size, out, to, size);
  }

  @Override
  int picked(int sequence, int unit) {
    return last().steps().first(sequence + 1) - 1;
  }
}
