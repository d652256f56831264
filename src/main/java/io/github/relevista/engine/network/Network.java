package io.github.relevista.engine.network;

import io.github.relevista.engine.History;
import io.github.relevista.engine.TargetColumns;
import io.github.relevista.model.ConvolutionLayer;
import io.github.relevista.model.DirectionMerge;
import io.github.relevista.model.MaxPoolingLayer;
import io.github.relevista.model.RecurrentLayer;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SequenceLayer;
import io.github.relevista.model.VectorLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * All of a model from its words to what its output reads: layers, reading, head. A workspace's own;
 * batches go through it layer by layer.
 */
public final class Network {
  private final List<LayerRun> layers = new ArrayList<>();
  private final ReadingRun reading;
  private final List<VectorRun> head = new ArrayList<>();
  private final Arrivals arrivals;

  /** The highest recurrent layer. */
  private int highest;

  /** What is read of the sequences: [sequences, size]. */
  private float[] read = new float[0];

  /**
   * @param model the model
   * @param recurrent makes the run of the recurrent layer at a place among all layers, with the
   *     states of its directions side by side
   */
  public Network(SentimentModel model, IntFunction<LayerRun.Recurrent> recurrent) {
    int size = model.embeddingSize();
    for (int place = 0; place < model.layers().size(); place++) {
      SequenceLayer layer = model.layers().get(place);
      layers.add(run(layer, place, size, recurrent));
      size = layer.outputSize(size);
      if (layer instanceof RecurrentLayer) {
        highest = place;
      }
    }
    reading = ReadingRun.of(model.reading(), layers);
    size = reading.size;
    for (VectorLayer layer : model.head()) {
      head.add(VectorRun.of(layer, size));
      size = layer.outputSize(size);
    }
    arrivals = new Arrivals(layers);
  }

  private static LayerRun run(
      SequenceLayer layer, int place, int inputs, IntFunction<LayerRun.Recurrent> recurrent) {
    if (layer instanceof RecurrentLayer cells) {
      LayerRun.Recurrent run = recurrent.apply(place);
      return cells.merge() == DirectionMerge.SUM ? new SummedRun(run) : run;
    }
    if (layer instanceof ConvolutionLayer convolution) {
      return new ConvolutionRun(convolution);
    }
    if (layer instanceof MaxPoolingLayer pooling) {
      return new PoolingRun(pooling, inputs);
    }
    return new StepRun((VectorLayer) layer, inputs);
  }

  /** Keeps from now on what a way back by a history needs. */
  public void keep(History history) {
    layers.forEach(layer -> layer.keep(history));
    reading.keep(history);
    head.forEach(layer -> layer.keep(history));
  }

  /**
   * Runs a batch forward.
   *
   * @param steps the steps that the lowest layer reads
   * @param embeddings their embeddings: [steps, embedding]; null where the lowest layer reads words
   * @return what the output reads: [sequences, its size]
   */
  public float[] forward(BatchSteps steps, float[] embeddings) {
    BatchSteps below = steps;
    float[] vectors = embeddings;
    for (int place = 0; place < layers.size(); place++) {
      LayerRun layer = layers.get(place);
      boolean readAbove = place + 1 < layers.size() || reading.readsSteps();
      layer.forward(below, vectors, readAbove);
      below = layer.steps();
      vectors = readAbove ? layer.vectors() : null;
    }
    read = Loops.grown(read, steps.size(), reading.size);
    reading.forward(read, reading.size, 0);
    float[] values = read;
    for (VectorRun layer : head) {
      values = layer.forward(values, steps.size());
    }
    return values;
  }

  /**
   * Lets what enters at the output's input flow back.
   *
   * @param entering [sequences · columns, size of what the output reads]
   * @return what the embeddings of the steps receive: [steps · columns, embedding]; null where the
   *     lowest layer reads words, which have received it then
   */
  public float[] back(float[] entering, TargetColumns targets) {
    int columns = targets.columns();
    float[] values = entering;
    for (int place = head.size() - 1; place >= 0; place--) {
      values = head.get(place).back(values, columns);
    }
    arrivals.begin(columns);
    reading.back(values, reading.size, 0, columns, arrivals);
    float[] received = null;
    for (int place = layers.size() - 1; place >= 0; place--) {
      if (arrivals.isAt(place)) {
        received =
            layers
                .get(place)
                .back(
                    arrivals.at(place),
                    columns,
                    place == highest ? targets::enters : direction -> true);
        if (place > 0) {
          arrivals.leave(place - 1, received);
        }
      }
    }
    return received;
  }

  /**
   * What was given to a reading of no steps, and so to no word: it counts as that of initial
   * states.
   */
  public float nowhere(int sequence, int column) {
    return arrivals.nowhere(sequence, column);
  }
}
