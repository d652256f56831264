package io.github.relevista.keras;

import io.github.relevista.keras.Chain.Part;
import io.github.relevista.model.ConcatReading;
import io.github.relevista.model.DenseLayer;
import io.github.relevista.model.FlatReading;
import io.github.relevista.model.LayerReading;
import io.github.relevista.model.SequenceReading;
import io.github.relevista.model.StepReading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes one vector of a sequence: by one reading, or by parts that lie side by side. */
final class ReadingBuilder {
  private final WeightSource weights;
  private final LayerStack stack;
  private final WordInput words;

  /** The places of recurrent layers by their names. */
  private final Map<String, Integer> places = new HashMap<>();

  private List<SequenceReading> readings = List.of();

  /**
   * @param stack has the sequence, and takes what is read of it
   * @param words say how long sequences are, and which of their steps are left out
   */
  ReadingBuilder(WeightSource weights, LayerStack stack, WordInput words) {
    this.weights = weights;
    this.stack = stack;
    this.words = words;
  }

  /** What is read, the likeliest first; empty as long as there is a sequence. */
  List<SequenceReading> readings() {
    return readings;
  }

  /** Notes that the layer that was put last is a recurrent one, whose states are as they are. */
  void note(LayerConfig recurrent) {
    places.put(recurrent.name(), stack.layers().size() - 1);
  }

  /** Reads the final states of the layer that was put last. */
  void readFinals() {
    take(StepReading.LAST);
  }

  private void take(SequenceReading reading) {
    stack.read(reading);
    readings = List.of(reading);
  }

  /**
   * Reads parts that lie side by side.
   *
   * @param layer the one that reads them, or brings them together
   * @throws KerasException if one of them cannot be run
   */
  void read(LayerConfig layer, List<Part> parts) {
    List<SequenceReading> likeliest = new ArrayList<>();
    List<SequenceReading> other = new ArrayList<>();
    DenseLayer behind = null;
    for (Part part : parts) {
      if (part instanceof Part.Plain plain) {
        requireUnmasked(plain, stack.lastIsForward());
        likeliest.add(plain.reading());
        other.add(plain.reading());
        continue;
      }
      if (part instanceof Part.Lower lower) {
        LayerReading below = lower(layer, lower);
        likeliest.add(below);
        other.add(below);
        continue;
      }
      AttentionReader.Made made = attention(layer, part);
      likeliest.addAll(made.likeliest());
      other.addAll(made.other());
      behind = made.head().orElse(behind);
    }
    if (behind != null && parts.size() > 1) {
      throw layer.refused("brings together attention that has a dense layer of its own");
    }
    stack.read(reading(likeliest));
    readings = Stream.of(likeliest, other).map(ReadingBuilder::reading).distinct().toList();
    if (behind != null) {
      stack.put(behind);
    }
  }

  private LayerReading lower(LayerConfig join, Part.Lower lower) {
    Integer place = places.get(lower.of().name());
    if (place == null) {
      throw join.refused(
          "brings what is read of '%s' together with what is read above it; that of states as they"
              + " are can be",
          lower.of().name());
    }
    requireUnmasked(lower.part(), LayerStack.isForward(stack.layers().get(place)));
    return new LayerReading(lower.part().reading(), place);
  }

  /**
   * Lays the steps of a sequence of known length side by side.
   *
   * @throws KerasException if its length is in no layer, or steps are left out
   */
  void flatten(LayerConfig layer) {
    words.requireUnmasked(layer);
    if (words.length().isEmpty()) {
      throw layer.refused(
          "lays the steps of a sequence side by side, and the model does not say how many there"
              + " are");
    }
    stack.settle();
    int steps = stack.steps(words.length().get());
    if (steps < 1) {
      throw layer.refused("lays %d steps side by side", steps);
    }
    take(new FlatReading(steps));
  }

  private static SequenceReading reading(List<SequenceReading> parts) {
    return parts.size() == 1 ? parts.get(0) : new ConcatReading(parts);
  }

  private AttentionReader.Made attention(LayerConfig layer, Part part) {
    boolean leavesOut =
        part instanceof Part.Asked asked && AttentionReader.isOfKeras(asked.layer());
    if (words.isMasked() && !leavesOut) {
      throw layer.refused(
          "weighs steps that mask_zero masks; whether it leaves them out is in no file");
    }
    AttentionReader.Made made = AttentionReader.read(part, weights, stack);
    int steps = made.steps();
    if (steps > 0 && words.length().orElse(steps) != steps) {
      throw layer.refused(
          "has a bias for each of %d steps, and texts have %d", steps, words.length().get());
    }
    if (steps > 0) {
      words.takeLength(steps);
    }
    return made;
  }

  /**
   * A mask reaches the mean of {@code GlobalAveragePooling1D} and final states, nothing else; but a
   * forward layer repeats its state at steps that are masked, so that the last has the final one.
   */
  private void requireUnmasked(Part.Plain part, boolean forward) {
    boolean repeated = part.reading() == StepReading.POSITION && forward;
    if (!words.isMasked() || part.reading() == StepReading.LAST || repeated) {
      return;
    }
    if (part.reading() == StepReading.MAX) {
      throw part.layer()
          .refused("takes the highest of steps that mask_zero masks, which cannot be run");
    }
    if (!part.layer().kind().startsWith("Global")) {
      throw part.layer().refused("reads steps that mask_zero masks, which cannot be run");
    }
  }
}
