package io.github.relevista.engine.network;

import java.util.ArrayList;
import java.util.List;

/** The final states of some layers, side by side. */
final class FinalsRun extends ReadingRun {
  private final List<Integer> places;

  FinalsRun(List<LayerRun> layers, List<Integer> places) {
    super(layers, places.stream().mapToInt(place -> layers.get(place).size()).sum());
    this.places = places;
  }

  static FinalsRun ofAll(List<LayerRun> layers) {
    List<Integer> places = new ArrayList<>();
    for (int place = 0; place < layers.size(); place++) {
      if (layers.get(place) instanceof LayerRun.Recurrent) {
        places.add(place);
      }
    }
    return new FinalsRun(layers, places);
  }

  @Override
  boolean readsSteps() {
    return false;
  }

  @Override
  void forward(float[] out, int stride, int offset) {
    int from = offset;
    for (int place : places) {
      LayerRun.Recurrent layer = (LayerRun.Recurrent) layers.get(place);
      for (int sequence = 0; sequence < layer.steps().size(); sequence++) {
        layer.copyFinals(out, sequence * stride + from, sequence);
      }
      from += layer.size();
    }
  }

  @Override
  void back(float[] entering, int stride, int offset, int columns, Arrivals arrivals) {
    int from = offset;
    for (int place : places) {
      int width = layers.get(place).size();
      float[] finals = arrivals.finals(place);
      for (int line = 0; line < layers.get(place).steps().size() * columns; line++) {
        Loops.add(finals, line * width, entering, line * stride + from, width);
      }
      from += width;
    }
  }
}
