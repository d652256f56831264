package io.github.relevista.modelio;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.keras.KerasFile;
import io.github.relevista.keras.KerasNetwork;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.SequenceRules;
import io.github.relevista.model.SequenceRules.Padding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KerasForeignTest {
  private static ForeignReadings readings(Optional<Padding> padding) throws IOException {
    Path file = Path.of("src/test/resources/models-keras/bigru-mask-zero/model.h5");
    KerasNetwork read = KerasFile.read(file, Optional.empty());
    KerasNetwork ofAnyLength =
        new KerasNetwork(
            read.embedding(),
            read.layers(),
            read.readings(),
            read.head(),
            read.output(),
            Optional.empty(),
            read.masked(),
            read.text());
    ReadingWishes wishes =
        new ReadingWishes(
            List.of(),
            padding,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            LowerWishes.NONE,
            WeightWishes.NONE);
    return ForeignReadings.of(
        new KerasForeign(ofAnyLength),
        GateOrder.ofKeras(CellKind.GRU_RESET_AFTER),
        wishes,
        List.of());
  }

  @Test
  void aMaskOfTextsOfAnyLength_staysInTheModel() throws IOException {
    assertThat(readings(Optional.empty()).chosen().sequences()).isEqualTo(SequenceRules.masking(0));
    assertThat(readings(Optional.empty()).assumptions()).isEmpty();
    assertThat(readings(Optional.of(Padding.NONE)).chosen().sequences())
        .isEqualTo(SequenceRules.masking(0));
  }
}
