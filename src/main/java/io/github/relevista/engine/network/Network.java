package io.github.relevista.engine.network;

import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.History;
import io.github.relevista.engine.TargetColumns;
import io.github.relevista.model.ConvolutionLayer;
import io.github.relevista.model.DirectionMerge;
import io.github.relevista.model.MaxPoolingLayer;
import io.github.relevista.model.RecurrentLayer;
import io.github.relevista.model.SelfAttentionLayer;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SequenceLayer;
import io.github.relevista.model.VectorLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

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

  /** The states behind pads that are not run. */
  private final PadStates padStates;

  private final Pads pads;

  /** Whether sequences begin with those. */
  private boolean behindPads;

  /** The rule of relevance; null for a gradient. */
  private EpsilonRule rule;

  /** What is read of the sequences: [sequences, size]. */
  private float[] read = new float[0];

  /**
   * @param model the model
   * @param pads its pads, of the engine
   * @param engine brings the recurrent layers and the products
   */
  public Network(SentimentModel model, Pads pads, EngineLayers engine) {
    this.pads = pads;
    padStates = new PadStates(pads.units());
    int size = model.embeddingSize();
    for (int place = 0; place < model.layers().size(); place++) {
      SequenceLayer layer = model.layers().get(place);
      layers.add(run(layer, place, size, engine));
      size = layer.outputSize(size);
      if (layer instanceof RecurrentLayer) {
        highest = place;
      }
    }
    reading = ReadingRun.of(model.reading(), layers, engine);
    size = reading.size;
    for (VectorLayer layer : model.head()) {
      head.add(VectorRun.of(layer, size, engine));
      size = layer.outputSize(size);
    }
    arrivals = new Arrivals(layers);
  }

  private static LayerRun run(SequenceLayer layer, int place, int inputs, EngineLayers engine) {
    if (layer instanceof RecurrentLayer cells) {
      LayerRun.Recurrent run = engine.layer(place);
      return cells.merge() == DirectionMerge.SUM ? new SummedRun(run) : run;
    }
    if (layer instanceof ConvolutionLayer convolution) {
      return new ConvolutionRun(convolution, engine);
    }
    if (layer instanceof MaxPoolingLayer pooling) {
      return new PoolingRun(pooling, inputs);
    }
    if (layer instanceof SelfAttentionLayer attention) {
      return new SelfAttentionRun(attention, inputs, engine);
    }
    return new StepRun((VectorLayer) layer, inputs, engine);
  }

  /** Keeps from now on what a way back by a history needs. */
  public void keep(History history) {
    layers.forEach(layer -> layer.keep(history));
    reading.keep(history);
    head.forEach(layer -> layer.keep(history));
    rule = history instanceof History.ForRelevance relevance ? relevance.rule() : null;
  }

  /**
   * Arranges the steps of a batch.
   *
   * @param padded the batch; its pads are steps unless a way by the history can begin behind them
   * @param steps takes where they lie
   * @param runner runs pads like words, the first time that their states are asked for
   */
  public void arrange(PaddedBatch padded, BatchSteps steps, History history, Pads.Runner runner) {
    beginBehindPads(pads.areAhead(history));
    if (!behindPads) {
      padded.runPads();
      steps.arrange(padded);
      return;
    }
    padded.leavePadsOut();
    steps.arrange(padded);
    padStates.begin(padded.size());
    for (int sequence = 0; sequence < padded.size(); sequence++) {
      int before = padded.padsBefore(sequence);
      padStates.set(sequence, before, pads.states(before, runner));
    }
  }

  private void beginBehindPads(boolean behind) {
    behindPads = behind;
    int first = 0;
    for (LayerRun layer : layers) {
      if (layer instanceof LayerRun.Recurrent recurrent) {
        recurrent.beginWith(behind ? padStates : null, first);
        first += layer.size();
      }
    }
  }

  /**
   * The states of all recurrent layers after one step more, see {@link Pads.Runner}.
   *
   * @param run runs the one step by this network
   */
  public float[] afterOneMore(float[] states, Runnable run) {
    beginBehindPads(true);
    padStates.begin(1);
    padStates.set(0, 0, states);
    run.run();
    float[] next = new float[states.length];
    int first = 0;
    for (LayerRun layer : layers) {
      if (layer instanceof LayerRun.Recurrent recurrent) {
        recurrent.copyFinals(next, first, 0);
        recurrent.copyCell(next, first + layer.size());
        first += 2 * layer.size();
      }
    }
    beginBehindPads(false);
    return next;
  }

  /**
   * Lets a relevance of 1 of some final states of one sequence flow back, a column each.
   *
   * @param first unit among those of all recurrent layers
   */
  public void backOfUnits(int first, int columns) {
    arrivals.begin(columns);
    int unit = 0;
    for (int place = 0; place < layers.size(); place++) {
      if (layers.get(place) instanceof LayerRun.Recurrent) {
        int size = layers.get(place).size();
        float[] finals = arrivals.finals(place);
        for (int column = 0; column < columns; column++) {
          int own = first + column - unit;
          if (own >= 0 && own < size) {
            finals[column * size + own] = 1;
          }
        }
        unit += size;
      }
    }
    throughLayers(columns, direction -> true);
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
    if (behindPads) {
      padStates.beginBack(layers.get(0).steps().size(), columns);
    }
    reading.back(values, reading.size, 0, columns, arrivals);
    return throughLayers(columns, targets::enters);
  }

  private float[] throughLayers(int columns, IntPredicate through) {
    float[] received = null;
    for (int place = layers.size() - 1; place >= 0; place--) {
      if (arrivals.isAt(place)) {
        received =
            layers
                .get(place)
                .back(arrivals.at(place), columns, place == highest ? through : direction -> true);
        if (place > 0) {
          arrivals.leave(place - 1, received);
        }
      }
    }
    return received;
  }

  /**
   * What ended in the states before the first step, beside what the layers left there by
   * themselves.
   */
  public float initialStates(int sequence, int column, Pads.Runner runner) {
    float nowhere = arrivals.nowhere(sequence, column);
    return behindPads
        ? nowhere + padStates.sum(sequence, column, parts(sequence, runner)[1])
        : nowhere;
  }

  /** What ended in pads that are not run. */
  public float padding(int sequence, int column, Pads.Runner runner) {
    return behindPads ? padStates.sum(sequence, column, parts(sequence, runner)[0]) : 0;
  }

  private float[][] parts(int sequence, Pads.Runner runner) {
    return pads.parts(padStates.pads(sequence), rule, runner);
  }
}
