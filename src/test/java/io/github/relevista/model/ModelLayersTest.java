package io.github.relevista.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.model.SequenceRules.Padding;
import io.github.relevista.model.SequenceRules.Pads;
import io.github.relevista.tensor.FloatMatrix;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ModelLayersTest {
  /** Two directions, embedding 3, hidden 4, 3 classes, 7 terms. */
  private static final SentimentModel MODEL = SmallModels.random(CellKind.LSTM, 1);

  private static final RecurrentLayer LAYER = MODEL.recurrentLayers().get(0);

  private static SentimentModel model(
      List<SequenceLayer> layers, SequenceReading reading, List<VectorLayer> head, int outputs) {
    return new SentimentModel(
        MODEL.classes(),
        MODEL.text(),
        SequenceRules.NONE,
        MODEL.vocabulary(),
        MODEL.embedding(),
        layers,
        reading,
        head,
        new OutputLayer(FloatMatrix.zeros(3, outputs), new float[0]));
  }

  private static DenseLayer dense(int inputs, int outputs) {
    return new DenseLayer(FloatMatrix.zeros(outputs, inputs), new float[0], Activation.RELU);
  }

  @Test
  void aModelOfOneLayer_isTheCaseOfOne() {
    SentimentModel layered = model(List.of(LAYER), StepReading.LAST, List.of(), 8);
    assertThat(layered.isOneLayer()).isTrue();
    assertThat(layered.features()).isEmpty();
    assertThat(layered.cell()).isEqualTo(CellKind.LSTM);
    assertThat(layered.directions()).isEqualTo(MODEL.directions());
  }

  @Test
  void everyKindOfModel_saysWhatItHas() {
    Set<ModelFeature> all = EnumSet.noneOf(ModelFeature.class);
    LayeredModels.all(1).values().forEach(model -> all.addAll(model.features()));
    assertThat(all).containsExactlyInAnyOrder(ModelFeature.values());
    assertThat(LayeredModels.all(1).get("reading all_layers").features())
        .containsExactlyInAnyOrder(ModelFeature.STACKED, ModelFeature.ALL_LAYERS);
    assertThat(LayeredModels.all(1).get("padding front, MASKED").features())
        .doesNotContain(ModelFeature.PADS);
  }

  @Test
  void theLayerOfAModelOfSeveral_isNotAskedFor() {
    SentimentModel two = LayeredModels.all(1).get("reading last");
    assertThatThrownBy(two::cell)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the model has the layers [gru, lstm]");
  }

  @Test
  void layersThatDoNotFit_areRefusedByPlaceAndSizes() {
    assertThatThrownBy(() -> model(List.of(LAYER, LAYER), StepReading.LAST, List.of(), 8))
        .hasMessage("layer 2 (lstm) reads vectors of 3, is given vectors of 8");
    assertThatThrownBy(
            () -> model(List.of(LAYER), StepReading.MAX, List.of(dense(8, 5), dense(6, 4)), 4))
        .hasMessage("head layer 2 (dense) reads vectors of 6, is given vectors of 5");
    assertThatThrownBy(() -> model(List.of(LAYER), StepReading.MAX, List.of(dense(8, 5)), 4))
        .hasMessage("the output layer reads 4 values, the head gives 5");
    assertThatThrownBy(() -> model(List.of(LAYER), StepReading.MAX, List.of(), 4))
        .hasMessage("the output layer reads 4 values, reading max gives 8");
    assertThatThrownBy(() -> model(List.of(dense(3, 8)), StepReading.MAX, List.of(), 8))
        .hasMessage("a model has one recurrent layer or more, was given [dense]");
    assertThatThrownBy(() -> model(List.of(LAYER, dense(8, 8)), StepReading.LAST, List.of(), 8))
        .hasMessage(
            "reading last takes the final states of a recurrent layer, the last layer is dense;"
                + " what comes after the states belongs into the head");
  }

  @Test
  void aLayerWhoseDirectionsDoNotFitItsOrder_isRefused() {
    assertThatThrownBy(
            () ->
                new RecurrentLayer(
                    CellKind.LSTM,
                    GateActivation.SIGMOID,
                    StateActivation.TANH,
                    ReadingOrder.BACKWARD,
                    MODEL.directions(),
                    DirectionMerge.CONCAT))
        .hasMessage("a layer that reads backward has 1 directions, was given 2");
    assertThatThrownBy(
            () ->
                new RecurrentLayer(
                    CellKind.LSTM,
                    GateActivation.SIGMOID,
                    StateActivation.TANH,
                    ReadingOrder.FORWARD,
                    MODEL.directions().subList(0, 1),
                    DirectionMerge.SUM))
        .hasMessage("a layer of one direction has no second to merge by sum");
  }

  @Test
  void convolution_hasAsManyStepsAsItsBorderLeaves() {
    FloatMatrix weights = FloatMatrix.zeros(2, 12);
    for (ConvolutionLayer.Border border : ConvolutionLayer.Border.values()) {
      ConvolutionLayer layer =
          new ConvolutionLayer(weights, new float[0], 4, border, Activation.RELU);
      boolean valid = border == ConvolutionLayer.Border.VALID;
      assertThat(layer.steps(7)).isEqualTo(valid ? 4 : 7);
      assertThat(layer.steps(3)).isEqualTo(valid ? 0 : 3);
      assertThat(layer.channels()).isEqualTo(3);
    }
    // Of three zeros the smaller half, one, comes in front; all three where no step looks ahead.
    assertThat(
            new ConvolutionLayer(
                    weights, new float[0], 4, ConvolutionLayer.Border.SAME, Activation.RELU)
                .before())
        .isEqualTo(1);
    assertThat(
            new ConvolutionLayer(
                    weights, new float[0], 4, ConvolutionLayer.Border.CAUSAL, Activation.RELU)
                .before())
        .isEqualTo(3);
    assertThatThrownBy(
            () ->
                new ConvolutionLayer(
                    weights, new float[0], 5, ConvolutionLayer.Border.SAME, Activation.RELU))
        .hasMessage(
            "a convolution with a window of 5 has weights of [filters, 5 · channels], was given 2 x"
                + " 12");
  }

  @Test
  void maxPooling_readsWholeWindows() {
    assertThat(new MaxPoolingLayer(2, 2).steps(5)).isEqualTo(2);
    assertThat(new MaxPoolingLayer(3, 1).steps(5)).isEqualTo(3);
    assertThat(new MaxPoolingLayer(3, 1).steps(2)).isZero();
  }

  @Test
  void pads_areThoseThatFillUpAShortText() {
    SequenceRules front = new SequenceRules(Padding.FRONT, 5, 0, Pads.READ);
    assertThat(front.padsInFront(3)).isEqualTo(2);
    assertThat(front.padsBehind(3)).isZero();
    assertThat(front.padsInFront(8)).isZero();
    SequenceRules masked = new SequenceRules(Padding.BACK, 5, 0, Pads.MASKED);
    assertThat(masked.padsBehind(3)).isZero();
    assertThat(SequenceRules.NONE.padsBehind(0)).isZero();
    assertThatThrownBy(() -> new SequenceRules(Padding.NONE, 5, 0, Pads.READ))
        .hasMessage(
            "padding none has no padded_length, and a padding_id >= 0 only where that is masked,"
                + " was given 5 and 0, read");
    assertThat(SequenceRules.masking(3).padsInFront(2)).isZero();
    assertThatThrownBy(() -> new SequenceRules(Padding.BACK, 0, 0, Pads.READ))
        .hasMessage(
            "padding back needs a padded_length >= 1 and a padding_id >= 0, was given 0 and 0");
  }

  @Test
  void attentionThatDoesNotFit_isRefused() {
    FloatMatrix none = FloatMatrix.zeros(0, 0);
    assertThatThrownBy(
            () ->
                model(
                    List.of(LAYER),
                    new AttentionReading(
                        AttentionReading.Kind.DOT, none, new float[0], new float[5]),
                    List.of(),
                    8))
        .hasMessage("the query of attention has 5 values, what it asks has 8");
    assertThatThrownBy(
            () ->
                model(
                    List.of(LAYER),
                    new AttentionReading(
                        AttentionReading.Kind.ADDITIVE,
                        FloatMatrix.zeros(4, 6),
                        new float[0],
                        new float[4]),
                    List.of(),
                    8))
        .hasMessage("attention projects vectors of 6, the last layer gives vectors of 8");
  }

  @Test
  void architecture_namesTheLayersInTheirOrder() {
    assertThat(MODEL.architecture()).isEqualTo("lstm");
    assertThat(LayeredModels.all(1).get("reading last, max and mean").architecture())
        .isEqualTo("lstm 3 both → last + max + mean");
    assertThat(LayeredModels.all(1).get("padding front, MASKED").architecture())
        .isEqualTo("gru_reset_after 2 both → lstm 3 both → mean, padding front to 6, masked");
    assertThat(LayeredModels.all(1).get("backward below, sum above, dense and relu between"))
        .extracting(SentimentModel::architecture)
        .isEqualTo("lstm 4 backward → dense 5 tanh → relu → gru_reset_before 3 both summed → last");
  }
}
