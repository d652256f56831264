package io.github.relevista.keras;

import io.github.relevista.model.Activation;
import io.github.relevista.model.ActivationLayer;
import io.github.relevista.model.Affine;
import io.github.relevista.model.DenseLayer;
import io.github.relevista.model.ReadingOrder;
import io.github.relevista.model.RecurrentLayer;
import io.github.relevista.model.SequenceLayer;
import io.github.relevista.model.SequenceReading;
import io.github.relevista.model.StepReading;
import io.github.relevista.model.VectorLayer;
import java.util.ArrayList;
import java.util.List;

/**
 * The layers of a network as far as it is made: those over a sequence, what is read of it, those on
 * the vector that is read; and a normalisation that the next layer may take in.
 */
final class LayerStack {
  private final List<SequenceLayer> layers = new ArrayList<>();
  private final List<VectorLayer> head = new ArrayList<>();
  private SequenceReading reading;
  private Affine pending;

  List<SequenceLayer> layers() {
    return layers;
  }

  List<VectorLayer> head() {
    return head;
  }

  /** What is read of the sequence; null as long as there is one. */
  SequenceReading reading() {
    return reading;
  }

  boolean isVector() {
    return reading != null;
  }

  void read(SequenceReading what) {
    boolean commutes =
        what == StepReading.LAST
            || what == StepReading.POSITION
            || what == StepReading.MEAN
            || (what == StepReading.MAX && pending != null && pending.isIncreasing());
    if (!commutes) {
      settle();
    }
    reading = what;
  }

  /** Puts a recurrent layer, with the normalisation before it taken in. */
  void put(RecurrentLayer layer) {
    layers.add(pending == null ? layer : NormalisationReader.before(pending, layer));
    pending = null;
  }

  /** Puts a dense layer, with the normalisation before it taken in. */
  void put(DenseLayer layer) {
    place(pending == null ? layer : pending.before(layer));
    pending = null;
  }

  /** Puts a layer that takes no normalisation in. */
  void put(SequenceLayer layer) {
    settle();
    layers.add(layer);
  }

  /** Puts an activation, into the dense layer before it where that has none yet. */
  void put(Activation activation) {
    settle();
    if (activation.equals(Activation.LINEAR)) {
      return;
    }
    if (last() instanceof DenseLayer dense && dense.activation().equals(Activation.LINEAR)) {
      replaceLast(new DenseLayer(dense.weights(), dense.bias(), activation));
    } else {
      place(new ActivationLayer(activation));
    }
  }

  /** Puts a normalisation: into the linear layer before it, or else into what comes. */
  void put(Affine affine) {
    settle();
    if (last() instanceof DenseLayer dense && dense.activation().equals(Activation.LINEAR)) {
      replaceLast(affine.after(dense));
    } else {
      pending = affine;
    }
  }

  boolean isEmpty() {
    return layers.isEmpty() && head.isEmpty() && reading == null;
  }

  /** Puts a normalisation that nothing could take in where it stands. */
  void settle() {
    if (pending != null) {
      Affine affine = pending;
      pending = null;
      place(affine.asLayer());
    }
  }

  private void place(VectorLayer layer) {
    if (isVector()) {
      head.add(layer);
    } else {
      layers.add(layer);
    }
  }

  /** Whether the states of the last step are the final states: one direction, forward. */
  boolean lastIsForward() {
    return isForward(last());
  }

  static boolean isForward(SequenceLayer layer) {
    return layer instanceof RecurrentLayer recurrent && recurrent.order() == ReadingOrder.FORWARD;
  }

  /** Steps that the layers make of a sequence of so many steps. */
  int steps(int first) {
    int steps = first;
    for (SequenceLayer layer : layers) {
      steps = layer.steps(steps);
    }
    return steps;
  }

  /**
   * Size of the vectors that the layers over the sequence give now.
   *
   * @param embedding size of the lowest vectors
   */
  int stepSize(int embedding) {
    settle();
    int size = embedding;
    for (SequenceLayer layer : layers) {
      size = layer.outputSize(size);
    }
    return size;
  }

  /** Size of the states of the recurrent layer that was put last; 0 where it is none. */
  int stateSize() {
    return last() instanceof RecurrentLayer layer ? layer.outputSize() : 0;
  }

  /** The layer that was put last on what there is now; null where there is none. */
  private SequenceLayer last() {
    List<? extends SequenceLayer> list = isVector() ? head : layers;
    return list.isEmpty() ? null : list.get(list.size() - 1);
  }

  private void replaceLast(VectorLayer layer) {
    if (isVector()) {
      head.set(head.size() - 1, layer);
    } else {
      layers.set(layers.size() - 1, layer);
    }
  }
}
