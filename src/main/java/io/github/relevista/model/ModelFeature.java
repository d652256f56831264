package io.github.relevista.model;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a model can have beyond one recurrent layer with the usual activations, whose final states a
 * linear layer reads. An engine tells by these what it can run.
 */
public enum ModelFeature {
  /** Pads are steps. */
  PADS("pads that are read"),
  /** A convolution. */
  CONVOLUTION("a convolution"),
  /** Max pooling over windows of steps. */
  MAX_POOLING("max pooling of steps"),
  /** A {@link SelfAttentionLayer}. */
  SELF_ATTENTION("self-attention"),
  /** Dense or activation layers at every step. */
  STEP_LAYERS("dense or activation layers at every step"),
  /** Two recurrent layers or more. */
  STACKED("stacked recurrent layers"),
  /** A layer that reads backward only. */
  BACKWARD_ONLY("a layer that reads backward only"),
  /** Directions that are added. */
  SUM_OF_DIRECTIONS("directions that are summed"),
  /** Gates of a piecewise linear activation. */
  HARD_SIGMOID("hard_sigmoid gates"),
  /** States by max(x, 0). */
  RELU_STATES("relu states"),
  /** {@link StepReading#POSITION}. */
  POSITION("reading position"),
  /** {@link StepReading#ALL_LAYERS}. */
  ALL_LAYERS("reading all_layers"),
  /** {@link StepReading#MAX}. */
  MAX("reading max"),
  /** {@link StepReading#MEAN}. */
  MEAN("reading mean"),
  /** An {@link AttentionReading}. */
  ATTENTION("reading attention"),
  /** A {@link FlatReading}. */
  ALL_STEPS("reading all_steps"),
  /** A {@link LayerReading}. */
  LOWER_LAYER("a reading of a lower layer"),
  /** A {@link ConcatReading}. */
  CONCAT("reading concat"),
  /** Layers between what is read and the scores. */
  HEAD("layers before the output");

  private final String description;

  ModelFeature(String description) {
    this.description = description;
  }

  /** What it is, for messages: "a model with …". */
  public String description() {
    return description;
  }

  /** What a model has of these. */
  static Set<ModelFeature> of(SentimentModel model) {
    EnumSet<ModelFeature> features = EnumSet.noneOf(ModelFeature.class);
    if (model.sequences().readsPads()) {
      features.add(PADS);
    }
    int recurrent = 0;
    for (SequenceLayer layer : model.layers()) {
      if (layer instanceof RecurrentLayer cells) {
        recurrent++;
        add(cells, features);
      } else if (layer instanceof ConvolutionLayer) {
        features.add(CONVOLUTION);
      } else if (layer instanceof MaxPoolingLayer) {
        features.add(MAX_POOLING);
      } else if (layer instanceof SelfAttentionLayer) {
        features.add(SELF_ATTENTION);
      } else {
        features.add(STEP_LAYERS);
      }
    }
    if (recurrent > 1) {
      features.add(STACKED);
    }
    add(model.reading(), features);
    if (!model.head().isEmpty()) {
      features.add(HEAD);
    }
    return features;
  }

  private static void add(RecurrentLayer layer, Set<ModelFeature> features) {
    if (layer.order() == ReadingOrder.BACKWARD) {
      features.add(BACKWARD_ONLY);
    }
    if (layer.merge() == DirectionMerge.SUM) {
      features.add(SUM_OF_DIRECTIONS);
    }
    if (layer.gates() != GateActivation.SIGMOID) {
      features.add(HARD_SIGMOID);
    }
    if (layer.states() == StateActivation.RELU) {
      features.add(RELU_STATES);
    }
  }

  private static void add(SequenceReading reading, Set<ModelFeature> features) {
    if (reading instanceof ConcatReading concat) {
      features.add(CONCAT);
      concat.parts().forEach(part -> add(part, features));
    } else if (reading instanceof LayerReading lower) {
      features.add(LOWER_LAYER);
      add(lower.reading(), features);
    } else if (reading instanceof FlatReading) {
      features.add(ALL_STEPS);
    } else if (reading instanceof AttentionReading) {
      features.add(ATTENTION);
    } else {
      switch ((StepReading) reading) {
        case LAST -> {}
        case POSITION -> features.add(POSITION);
        case ALL_LAYERS -> features.add(ALL_LAYERS);
        case MAX -> features.add(MAX);
        case MEAN -> features.add(MEAN);
      }
    }
  }
}
