package io.github.relevista.model;

import io.github.relevista.model.AttentionReading.Kind;
import io.github.relevista.model.SelfAttentionLayer.Projection;
import io.github.relevista.model.SequenceRules.Padding;
import io.github.relevista.model.SequenceRules.Pads;
import io.github.relevista.tensor.FloatMatrix;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Small models of random weights with every kind of layer, for the tests of every package: the
 * words and classes are those of {@link SmallModels}, embedding 3, 3 classes, 7 terms. The same
 * seed gives the same weights, to the last bit.
 */
public final class LayeredModels {
  private static final int EMBEDDING = 3;
  private static final int CLASSES = 3;

  private final SentimentModel words;
  private final Random random;

  private LayeredModels(long seed) {
    this.words = SmallModels.random(CellKind.LSTM, seed);
    this.random = new Random(seed);
  }

  /** A model of each kind, by a name for people. */
  public static Map<String, SentimentModel> all(long seed) {
    LayeredModels make = new LayeredModels(seed);
    Map<String, SentimentModel> models = new LinkedHashMap<>();
    for (CellKind cell : CellKind.values()) {
      models.put(
          "two layers of " + cell.wireName(),
          make.reading(StepReading.LAST, make.both(cell, EMBEDDING, 4), make.both(cell, 8, 2)));
      for (GateActivation gates : GateActivation.values()) {
        for (StateActivation states : StateActivation.values()) {
          models.put(
              "%s, %s gates, %s states"
                  .formatted(cell.wireName(), gates.wireName(), states.wireName()),
              make.reading(
                  StepReading.LAST,
                  make.recurrent(
                      cell,
                      gates,
                      states,
                      ReadingOrder.FORWARD,
                      DirectionMerge.CONCAT,
                      EMBEDDING,
                      4)));
        }
      }
    }
    RecurrentLayer lower = make.both(CellKind.GRU_RESET_AFTER, EMBEDDING, 2);
    RecurrentLayer upper = make.both(CellKind.LSTM, 4, 3);
    for (StepReading reading : StepReading.values()) {
      models.put("reading " + reading.wireName(), make.reading(reading, lower, upper));
    }
    make.attention(6)
        .forEach((name, reading) -> models.put(name, make.reading(reading, lower, upper)));
    models.put(
        "reading last, max and mean",
        make.reading(
            new ConcatReading(List.of(StepReading.LAST, StepReading.MAX, StepReading.MEAN)),
            upper(make)));
    models.put(
        "backward below, sum above, dense and relu between",
        make.reading(
            StepReading.LAST,
            make.recurrent(
                CellKind.LSTM,
                GateActivation.SIGMOID,
                StateActivation.TANH,
                ReadingOrder.BACKWARD,
                DirectionMerge.CONCAT,
                EMBEDDING,
                4),
            make.dense(4, 5, Activation.TANH),
            new ActivationLayer(Activation.RELU),
            make.recurrent(
                CellKind.GRU_RESET_BEFORE,
                GateActivation.SIGMOID,
                StateActivation.TANH,
                ReadingOrder.BOTH,
                DirectionMerge.SUM,
                5,
                3)));
    for (ConvolutionLayer.Border border : ConvolutionLayer.Border.values()) {
      models.put(
          "convolution " + border.wireName(),
          make.reading(
              StepReading.LAST,
              new ConvolutionLayer(
                  make.matrix(4, 2 * EMBEDDING), make.values(4), 2, border, Activation.RELU),
              new MaxPoolingLayer(2, 2),
              make.both(CellKind.LSTM, 4, 3)));
    }
    for (Activation activation :
        List.of(
            Activation.LINEAR,
            Activation.RELU,
            Activation.leakyRelu(0.1f),
            Activation.TANH,
            Activation.SIGMOID)) {
      models.put(
          "head of " + activation.kind().wireName(),
          make.model(
              SequenceRules.NONE,
              List.of(upper(make)),
              StepReading.LAST,
              List.of(
                  make.dense(6, 4, activation),
                  new ActivationLayer(activation),
                  make.dense(4, 5, activation)),
              5));
    }
    for (Padding padding : List.of(Padding.FRONT, Padding.BACK)) {
      for (Pads pads : Pads.values()) {
        models.put(
            "padding " + padding.wireName() + ", " + pads,
            make.model(
                new SequenceRules(padding, 6, 2, pads),
                List.of(lower, upper),
                StepReading.MEAN,
                List.of(),
                6));
      }
      models.put(
          "padding " + padding.wireName() + ", attention with a bias for each step",
          make.model(
              new SequenceRules(padding, 6, 2, Pads.READ),
              List.of(lower, upper),
              new AttentionReading(
                  AttentionReading.Kind.ADDITIVE,
                  make.matrix(1, 6),
                  make.values(1),
                  make.values(1),
                  FloatMatrix.zeros(0, 0),
                  make.values(6)),
              List.of(),
              6));
    }
    models.put(
        "a mask without padding",
        make.model(
            SequenceRules.masking(2), List.of(lower, upper), StepReading.LAST, List.of(), 6));
    for (CellKind cell : CellKind.values()) {
      models.put(
          "padding front, forward layers of " + cell.wireName(),
          make.model(
              new SequenceRules(Padding.FRONT, 12, 2, Pads.READ),
              List.of(
                  make.forward(cell, EMBEDDING, 4),
                  make.dense(4, 5, Activation.TANH),
                  make.forward(cell, 5, 3)),
              StepReading.ALL_LAYERS,
              List.of(),
              7));
    }
    AttentionReading asked = AttentionReading.ofFinalStates(FloatMatrix.zeros(0, 0));
    AttentionReading added =
        new AttentionReading(
            AttentionReading.Kind.ADDITIVE,
            make.matrix(5, 6),
            make.values(5),
            make.values(5),
            make.matrix(5, 6),
            new float[0]);
    models.put("attention of the final states", make.reading(asked, lower, upper));
    models.put("attention to which the final states are added", make.reading(added, lower, upper));
    models.put(
        "attention of final states beside them, padding front",
        make.model(
            new SequenceRules(Padding.FRONT, 6, 2, Pads.READ),
            List.of(lower, upper),
            new ConcatReading(List.of(added, StepReading.LAST)),
            List.of(),
            12));
    for (Padding padding : List.of(Padding.FRONT, Padding.BACK)) {
      models.put(
          "padding " + padding.wireName() + ", all steps side by side",
          make.model(
              new SequenceRules(padding, 6, 2, Pads.READ),
              List.of(lower, upper),
              new FlatReading(6),
              List.of(make.dense(36, 4, Activation.RELU)),
              4));
    }
    models.put(
        "attention of the sum of directions",
        make.reading(
            asked,
            make.recurrent(
                CellKind.GRU_RESET_AFTER,
                GateActivation.SIGMOID,
                StateActivation.TANH,
                ReadingOrder.BOTH,
                DirectionMerge.SUM,
                EMBEDDING,
                4)));
    models.putAll(selfAttentive(make));
    return models;
  }

  /** Layers in which steps ask each other, with everything that may stand upon them. */
  private static Map<String, SentimentModel> selfAttentive(LayeredModels make) {
    Map<String, SentimentModel> models = new LinkedHashMap<>();
    RecurrentLayer lower = make.both(CellKind.LSTM, EMBEDDING, 3);
    SelfAttentionLayer plain =
        new SelfAttentionLayer(
            Kind.DOT,
            1,
            Projection.NONE,
            Projection.NONE,
            Projection.NONE,
            Projection.NONE,
            new float[] {0.7f});
    SelfAttentionLayer added =
        new SelfAttentionLayer(
            Kind.ADDITIVE,
            1,
            make.projection(4, 6),
            make.projection(4, 6),
            Projection.NONE,
            make.projection(5, 6),
            make.values(4));
    SelfAttentionLayer heads =
        new SelfAttentionLayer(
            Kind.DOT,
            2,
            make.projection(6, 6),
            make.projection(6, 6),
            make.projection(4, 6),
            make.projection(5, 4),
            new float[] {0.6f});
    models.put("self-attention, mean", make.reading(StepReading.MEAN, lower, plain));
    models.put("additive self-attention, max", make.reading(StepReading.MAX, lower, added));
    models.put(
        "self-attention of two heads, position", make.reading(StepReading.POSITION, lower, heads));
    models.put(
        "self-attention beside what it asks",
        make.reading(
            new ConcatReading(
                List.of(
                    new LayerReading(StepReading.MEAN, 0),
                    StepReading.MEAN,
                    new LayerReading(StepReading.LAST, 0),
                    new LayerReading(StepReading.MAX, 0),
                    StepReading.ALL_LAYERS)),
            lower,
            heads,
            make.dense(5, 3, Activation.TANH)));
    models.put(
        "self-attention between layers, read below and above",
        make.reading(
            new ConcatReading(List.of(StepReading.LAST, new LayerReading(StepReading.POSITION, 0))),
            lower,
            added,
            make.both(CellKind.GRU_RESET_AFTER, 5, 2)));
    for (Padding padding : List.of(Padding.FRONT, Padding.BACK)) {
      models.put(
          "padding " + padding.wireName() + ", self-attention",
          make.model(
              new SequenceRules(padding, 6, 2, Pads.READ),
              List.of(make.forward(CellKind.LSTM, EMBEDDING, 6), heads),
              StepReading.MEAN,
              List.of(),
              5));
    }
    return models;
  }

  private Projection projection(int outputs, int inputs) {
    return new Projection(matrix(outputs, inputs), values(outputs));
  }

  private static RecurrentLayer upper(LayeredModels make) {
    return make.both(CellKind.LSTM, EMBEDDING, 3);
  }

  private Map<String, SequenceReading> attention(int size) {
    FloatMatrix none = FloatMatrix.zeros(0, 0);
    Map<String, SequenceReading> readings = new LinkedHashMap<>();
    for (AttentionReading.Kind kind : AttentionReading.Kind.values()) {
      String name = kind.wireName() + " attention";
      readings.put(name, new AttentionReading(kind, none, new float[0], values(size)));
      readings.put(
          name + ", projected", new AttentionReading(kind, matrix(2, size), values(2), values(2)));
      readings.put(
          name + " of the final states",
          new AttentionReading(kind, matrix(size, size), new float[0], new float[0]));
    }
    return readings;
  }

  private SentimentModel reading(SequenceReading reading, SequenceLayer... layers) {
    int size = EMBEDDING;
    for (SequenceLayer layer : layers) {
      size = layer.outputSize(size);
    }
    return model(
        SequenceRules.NONE,
        List.of(layers),
        reading,
        List.of(),
        reading.size(List.of(layers), size));
  }

  private SentimentModel model(
      SequenceRules sequences,
      List<SequenceLayer> layers,
      SequenceReading reading,
      List<VectorLayer> head,
      int outputs) {
    return new SentimentModel(
        words.classes(),
        words.text(),
        sequences,
        words.vocabulary(),
        words.embedding(),
        layers,
        reading,
        head,
        new OutputLayer(matrix(CLASSES, outputs), values(CLASSES)));
  }

  private RecurrentLayer both(CellKind cell, int input, int hidden) {
    return recurrent(
        cell,
        GateActivation.SIGMOID,
        StateActivation.TANH,
        ReadingOrder.BOTH,
        DirectionMerge.CONCAT,
        input,
        hidden);
  }

  private RecurrentLayer forward(CellKind cell, int input, int hidden) {
    return recurrent(
        cell,
        GateActivation.SIGMOID,
        StateActivation.TANH,
        ReadingOrder.FORWARD,
        DirectionMerge.CONCAT,
        input,
        hidden);
  }

  private RecurrentLayer recurrent(
      CellKind cell,
      GateActivation gates,
      StateActivation states,
      ReadingOrder order,
      DirectionMerge merge,
      int input,
      int hidden) {
    List<DirectionWeights> directions = new ArrayList<>();
    for (int direction = 0; direction < order.directions(); direction++) {
      Map<Gate, GateWeights> weights = new EnumMap<>(Gate.class);
      for (Gate gate : cell.gates()) {
        weights.put(
            gate,
            new GateWeights(
                matrix(hidden, input), matrix(hidden, hidden), values(hidden), values(hidden)));
      }
      directions.add(new DirectionWeights(cell, weights));
    }
    return new RecurrentLayer(cell, gates, states, order, directions, merge);
  }

  private DenseLayer dense(int inputs, int outputs, Activation activation) {
    return new DenseLayer(matrix(outputs, inputs), values(outputs), activation);
  }

  private FloatMatrix matrix(int rows, int columns) {
    return new FloatMatrix(rows, columns, values(rows * columns));
  }

  /** Values in [−0.8, 0.8): states neither small nor saturated. */
  private float[] values(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (2 * random.nextFloat() - 1) * 0.8f;
    }
    return values;
  }
}
