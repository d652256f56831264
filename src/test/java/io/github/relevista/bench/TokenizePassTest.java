package io.github.relevista.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.intake.Content;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SmallModels;
import io.github.relevista.reading.Reading;
import io.github.relevista.reading.WordReader;
import io.github.relevista.reading.Words;
import io.github.relevista.text.TokenizerKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Term n of the small models is {@code w}n, and texts are split at white space. */
class TokenizePassTest {
  private static final SentimentModel MODEL = SmallModels.random(CellKind.LSTM, 1);

  @Test
  void passOverASample_readsItsTexts() {
    Content last = new Content.Text("w1 w2 w3");
    Sample sample =
        Sample.of(
            List.of(
                new BenchText(new Content.Text("w4"), new int[] {4}),
                new BenchText(last, new int[] {1, 2, 3})),
            1,
            10);
    TokenizePass pass =
        new TokenizePass(WordReader.of(MODEL, TokenizerKind.WHITESPACE, 10), sample);
    pass.run();
    assertThat(((Reading.Read<Words>) pass.last()).value().ids()).containsExactly(1, 2, 3);
  }
}
