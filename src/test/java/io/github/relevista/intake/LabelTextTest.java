package io.github.relevista.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelTextTest {
  @ParameterizedTest
  @CsvSource({
    "5.0, 5",
    "5., 5",
    "-1.00, -1",
    "5, 5",
    "4.5, 4.5",
    "007, 007",
    "1e3, 1e3",
    "v1.0, v1.0"
  })
  void aWholeNumber_isOneLabel_howeverItIsWritten(String label, String same) {
    assertThat(LabelText.of(label)).isEqualTo(same);
  }

  @Test
  void noLabel_staysNone() {
    assertThat(LabelText.of(null)).isNull();
    assertThat(new Review("r", new Content.Text("t"), "5.0", List.of()).label()).isEqualTo("5");
  }
}
