package io.github.relevista.engine.network;

import io.github.relevista.engine.History;
import java.util.List;

/** Several readings side by side. */
final class ConcatRun extends ReadingRun {
  private final List<ReadingRun> parts;

  ConcatRun(List<LayerRun> layers, List<ReadingRun> parts) {
    super(layers, parts.stream().mapToInt(part -> part.size).sum());
    this.parts = parts;
  }

  @Override
  void keep(History history) {
    parts.forEach(part -> part.keep(history));
  }

  @Override
  boolean readsSteps() {
    return parts.stream().anyMatch(ReadingRun::readsSteps);
  }

  @Override
  void forward(float[] out, int stride, int offset) {
    int from = offset;
    for (ReadingRun part : parts) {
      part.forward(out, stride, from);
      from += part.size;
    }
  }

  @Override
  void back(float[] entering, int stride, int offset, int columns, Arrivals arrivals) {
    int from = offset;
    for (ReadingRun part : parts) {
      part.back(entering, stride, from, columns, arrivals);
      from += part.size;
    }
  }
}
