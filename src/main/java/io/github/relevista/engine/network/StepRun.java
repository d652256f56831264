package io.github.relevista.engine.network;

import io.github.relevista.engine.History;
import io.github.relevista.model.VectorLayer;
import java.util.function.IntPredicate;

/** A dense or activation layer at every step of a sequence by itself. */
final class StepRun implements LayerRun {
  private final VectorRun layer;
  private BatchSteps steps = new BatchSteps();

  StepRun(VectorLayer layer, int inputs, EngineLayers engine) {
    this.layer = VectorRun.of(layer, inputs, engine);
  }

  @Override
  public int size() {
    return layer.outputs;
  }

  @Override
  public BatchSteps steps() {
    return steps;
  }

  @Override
  public void keep(History history) {
    layer.keep(history);
  }

  @Override
  public void forward(BatchSteps below, float[] read, boolean readAbove) {
    steps = below;
    layer.forward(read, below.total());
  }

  @Override
  public float[] vectors() {
    return layer.values;
  }

  @Override
  public float[] back(Entering entering, int columns, IntPredicate through) {
    return layer.back(entering.steps(), columns);
  }
}
