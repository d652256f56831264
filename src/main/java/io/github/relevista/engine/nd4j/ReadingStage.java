package io.github.relevista.engine.nd4j;

import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.model.AttentionReading;
import io.github.relevista.model.ConcatReading;
import io.github.relevista.model.FlatReading;
import io.github.relevista.model.LayerReading;
import io.github.relevista.model.SequenceReading;
import io.github.relevista.model.StepReading;
import java.util.Arrays;
import java.util.List;

/**
 * What is read of a sequence, sequence by sequence in plain loops: there is one vector a sequence,
 * and nothing to batch. Weighted sums divide relevance by the epsilon rule with a term a step,
 * weights being constants; of a maximum the first of equals takes all; what is read of no steps is
 * zero, and its relevance is counted with that of initial states.
 */
final class ReadingStage {
  private final List<SequenceReading> parts;

  /** The place of the layer that each part reads. */
  private final int[] places;

  /** The recurrent layers, from the lowest to the highest. */
  private final List<RecurrentStage> recurrent;

  /** Of each layer the number of recurrent ones up to it. */
  private final int[] recurrentUpTo;

  private BatchTokens tokens;

  /** What each layer gives: [tokens, its width]. */
  private List<float[]> given;

  private int[] widths;

  /** What the layer gives that is read now: [tokens, width]. */
  private float[] top;

  private int width;
  private RecurrentStage lastStates;

  /** Size of each part. */
  private int[] sizes;

  /** α of attention: [tokens]; others are 1 / T. */
  private float[] weights;

  /** What is read: [rows, size]. */
  private float[] read;

  /**
   * @param layers all layers, from the lowest to the highest
   */
  ReadingStage(SequenceReading reading, List<Object> layers) {
    List<SequenceReading> all =
        reading instanceof ConcatReading concat ? concat.parts() : List.of(reading);
    parts =
        all.stream()
            .map(part -> part instanceof LayerReading lower ? lower.reading() : part)
            .toList();
    places =
        all.stream()
            .mapToInt(
                part -> part instanceof LayerReading lower ? lower.layer() : layers.size() - 1)
            .toArray();
    recurrent =
        layers.stream()
            .filter(RecurrentStage.class::isInstance)
            .map(RecurrentStage.class::cast)
            .toList();
    recurrentUpTo = new int[layers.size()];
    for (int place = 0; place < recurrentUpTo.length; place++) {
      List<Object> upTo = layers.subList(0, place + 1);
      recurrentUpTo[place] = (int) upTo.stream().filter(RecurrentStage.class::isInstance).count();
    }
  }

  /** Turns to what a part reads. */
  private void turnTo(int part) {
    top = given.get(places[part]);
    width = widths[places[part]];
    lastStates = recurrent.get(recurrentUpTo[places[part]] - 1);
  }

  /**
   * @param vectors what each layer gives: [tokens, its width]
   * @return [rows, size]
   */
  float[] forward(BatchTokens batch, List<float[]> vectors, int[] layerWidths) {
    tokens = batch;
    given = vectors;
    widths = layerWidths;
    sizes = new int[parts.size()];
    for (int part = 0; part < sizes.length; part++) {
      turnTo(part);
      sizes[part] = size(parts.get(part));
    }
    read = new float[batch.size() * total()];
    weights = new float[batch.tokens()];
    int begin = 0;
    for (int part = 0; part < sizes.length; part++) {
      turnTo(part);
      for (int sequence = 0; sequence < batch.size(); sequence++) {
        int to = batch.rows.row(sequence) * total() + begin;
        read(parts.get(part), sequence, to);
      }
      begin += sizes[part];
    }
    return read;
  }

  /** Size of what is read. */
  int total() {
    return Arrays.stream(sizes).sum();
  }

  private int size(SequenceReading part) {
    if (part instanceof FlatReading flat) {
      return flat.steps() * width;
    }
    return part == StepReading.ALL_LAYERS
        ? recurrent.stream().mapToInt(RecurrentStage::size).sum()
        : width;
  }

  private void read(SequenceReading part, int sequence, int to) {
    if (part == StepReading.LAST || part == StepReading.ALL_LAYERS) {
      int at = to;
      for (RecurrentStage layer : finalLayers(part)) {
        int from = tokens.rows.row(sequence) * layer.size();
        System.arraycopy(layer.finals(), from, read, at, layer.size());
        at += layer.size();
      }
      return;
    }
    int length = tokens.length(sequence);
    if (length == 0) {
      return;
    }
    if (part instanceof FlatReading flat) {
      for (int step = 0; step < Math.min(length, flat.steps()); step++) {
        System.arraycopy(top, tokens.token(sequence, step) * width, read, to + step * width, width);
      }
      return;
    }
    if (part == StepReading.POSITION) {
      System.arraycopy(top, tokens.token(sequence, length - 1) * width, read, to, width);
      return;
    }
    if (part instanceof AttentionReading attention) {
      new AttentionWeights(attention, tokens, top, width, lastStates).weigh(sequence, weights);
    }
    for (int j = 0; j < width; j++) {
      double sum = 0;
      for (int step = 0; step < length; step++) {
        sum += (double) weight(part, sequence, step) * value(sequence, step, j);
      }
      read[to + j] =
          part == StepReading.MAX ? value(sequence, winner(sequence, j), j) : (float) sum;
    }
  }

  private List<RecurrentStage> finalLayers(SequenceReading part) {
    return part == StepReading.ALL_LAYERS ? recurrent : List.of(lastStates);
  }

  private float value(int sequence, int step, int unit) {
    return top[tokens.token(sequence, step) * width + unit];
  }

  private int winner(int sequence, int unit) {
    int winner = 0;
    for (int step = 1; step < tokens.length(sequence); step++) {
      if (value(sequence, step, unit) > value(sequence, winner, unit)) {
        winner = step;
      }
    }
    return winner;
  }

  private float weight(SequenceReading part, int sequence, int step) {
    return part instanceof AttentionReading
        ? weights[tokens.token(sequence, step)]
        : 1f / tokens.length(sequence);
  }

  /**
   * Lets relevance go on.
   *
   * @param received that of what is read: [rows · columns, size]
   * @param ofLayers takes that of what each layer gave: [tokens · columns, its width]
   * @param finals takes that of the final states of each recurrent layer: [rows · columns, size]
   * @param nowhere takes what is read of no steps: [rows · columns]
   */
  void back(
      float[] received,
      int columns,
      EpsilonRule rule,
      List<float[]> ofLayers,
      List<float[]> finals,
      float[] nowhere) {
    int begin = 0;
    for (int place = 0; place < sizes.length; place++) {
      SequenceReading part = parts.get(place);
      float[] steps = ofLayers.get(places[place]);
      turnTo(place);
      for (int sequence = 0; sequence < tokens.size(); sequence++) {
        for (int column = 0; column < columns; column++) {
          int line = tokens.rows.row(sequence) * columns + column;
          int from = line * total() + begin;
          if (part == StepReading.LAST || part == StepReading.ALL_LAYERS) {
            backToFinals(part, received, from, line, finals);
          } else if (part instanceof FlatReading flat) {
            backToPlaces(flat, received, from, sequence, column, columns, steps, nowhere);
          } else if (tokens.length(sequence) == 0) {
            for (int j = 0; j < width; j++) {
              nowhere[line] += received[from + j];
            }
          } else {
            int sum = tokens.rows.row(sequence) * total() + begin;
            backToSteps(part, received, from, sequence, column, columns, rule, steps, sum);
          }
        }
      }
      begin += sizes[place];
    }
  }

  private void backToFinals(
      SequenceReading part, float[] received, int from, int line, List<float[]> finals) {
    int at = from;
    int last = recurrent.indexOf(lastStates);
    int first = part == StepReading.ALL_LAYERS ? 0 : last;
    for (int layer = first; layer <= last; layer++) {
      int size = recurrent.get(layer).size();
      for (int j = 0; j < size; j++) {
        finals.get(layer)[line * size + j] += received[at + j];
      }
      at += size;
    }
  }

  private void backToPlaces(
      FlatReading flat,
      float[] received,
      int from,
      int sequence,
      int column,
      int columns,
      float[] steps,
      float[] nowhere) {
    for (int step = 0; step < flat.steps(); step++) {
      for (int j = 0; j < width; j++) {
        float of = received[from + step * width + j];
        if (step < tokens.length(sequence)) {
          steps[(tokens.token(sequence, step) * columns + column) * width + j] += of;
        } else {
          nowhere[tokens.rows.row(sequence) * columns + column] += of;
        }
      }
    }
  }

  private void backToSteps(
      SequenceReading part,
      float[] received,
      int from,
      int sequence,
      int column,
      int columns,
      EpsilonRule rule,
      float[] steps,
      int sum) {
    int length = tokens.length(sequence);
    for (int j = 0; j < width; j++) {
      float of = received[from + j];
      if (part == StepReading.POSITION || part == StepReading.MAX) {
        int step = part == StepReading.MAX ? winner(sequence, j) : length - 1;
        steps[(tokens.token(sequence, step) * columns + column) * width + j] += of;
        continue;
      }
      float z = read[sum + j];
      float stabiliser = z >= 0 ? rule.epsilon() : -rule.epsilon();
      float share = rule.epsilonShare() * stabiliser / length;
      for (int step = 0; step < length; step++) {
        float term = weight(part, sequence, step) * value(sequence, step, j);
        steps[(tokens.token(sequence, step) * columns + column) * width + j] +=
            (term + share) / (z + stabiliser) * of;
      }
    }
  }
}
