package io.github.relevista.keras;

import static io.github.relevista.keras.PlainKeras.last;
import static io.github.relevista.keras.PlainKeras.sideBySide;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What models of Keras read of their states, in every way that its files say it. */
class KerasReadingTest extends KerasOnStates {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SlicingOpLambda | [['l', 0, 0, {'slice_spec': [{'start': null, 'stop': null, 'step':"
            + " null}, -1]}]]",
        "SlicingOpLambda | [['l', 0, 0, {'slice_spec': {'class_name': '__tuple__', 'items':"
            + " [{'start': null, 'stop': null, 'step': null}, -1, {'start': null, 'stop': null,"
            + " 'step': null}]}}]]",
        "GetItem | [{'args': [{'class_name': '__keras_tensor__', 'config': {'shape': [null, 7, 2],"
            + " 'dtype': 'float32', 'keras_history': ['l', 0, 0]}}, [{'class_name': '__slice__',"
            + " 'config': {'start': null, 'stop': null, 'step': null}}, -1]], 'kwargs': {}}]"
      })
  void theLastStepOfASequence_isAPosition(String slicing) throws IOException {
    double[] expected = scores(last(states));
    String[] parts = slicing.replace('\'', '"').split(" \\| ");
    KerasNetwork network =
        read(
            layer(parts[0], "x", "'name': 'x', 'function': '_slice_helper'", "l")
                .replaceFirst("\"inbound_nodes\": .*}", "\"inbound_nodes\": " + parts[1] + "}"),
            layer("Dense", "d", "", "x"));
    assertThat(network.reading().wireName()).isEqualTo("position");
    check(network, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GetItem | [{\"args\": [{\"keras_history\": [\"l\", 0, 0]}, [{\"class_name\":"
            + " \"__slice__\", \"config\": {}}, 0]]}] | takes [{",
        "TFOpLambda | [[[\"l\", 0, 0, {\"axis\": 2}]]] | reduces axis 2; the steps, axis 1, can be",
        "Lambda | [[[\"l\", 0, 0, {}]]] | is of a class that cannot be run",
        "Multiply | [[[\"l\", 0, 0, {}], [\"l\", 0, 0, {}]]] | multiplies tensors; attention whose",
        "Subtract | [[[\"l\", 0, 0, {}], [\"l\", 0, 0, {}]]] | reads several layers, which cannot"
            + " be"
      })
  void whatIsReadInAnotherWay_isRefusedByName(String kind, String call, String problem) {
    String read =
        layer(kind, "x", "'function': 'math.reduce_mean'")
            .replaceFirst("\"inbound_nodes\": .*}", "\"inbound_nodes\": " + call + "}");
    scores(last(states));
    assertThatThrownBy(() -> read(read, layer("Dense", "d", "", "x")))
        .isInstanceOf(KerasException.class)
        .hasMessageStartingWith("layer 'x' (" + kind + ") ")
        .hasMessageContaining(problem);
  }

  @Test
  void readingsSideBySide_areReadInTheirOrder() throws IOException {
    double[] highest = PlainKeras.poolMax(states, states.length)[0];
    double[] mean = PlainKeras.mean(states);
    double[] expected = scores(sideBySide(mean, last(states), highest, last(states)));
    check(
        read(
            layer("GlobalAveragePooling1D", "a", "", "l"),
            layer("Dropout", "o", "", "a"),
            layer("TFOpLambda", "m", "'function': 'math.reduce_max'", "l 0 'axis':1"),
            layer("SlicingOpLambda", "x", "", "l 0 'slice_spec':[{'start':null},-1]"),
            layer("Concatenate", "c", "'axis': -1", "o", "l 1"),
            layer("Concatenate", "j", "'axis': 1", "c", "m", "x"),
            layer("Dense", "d", "'activation': 'softmax'", "j")),
        expected);
  }
}
