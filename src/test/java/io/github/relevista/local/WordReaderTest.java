package io.github.relevista.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.intake.Content;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SmallModels;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.text.TokenizerKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Term n of the small models is {@code w}n, and texts are split at white space. */
class WordReaderTest {
  private static final SentimentModel MODEL = SmallModels.random(CellKind.LSTM, 1);

  private static WordReader reader(int maximumTokens) {
    return new WordReader(MODEL, TokenizerKind.WHITESPACE, maximumTokens);
  }

  @Test
  void textsTokensAndIds_giveTheSameIds() {
    WordReader reader = reader(10);
    int unknown = MODEL.vocabulary().unknownId();
    assertThat(reader.ids(new Content.Text("W3 what w1"))).containsExactly(3, unknown, 1);
    assertThat(reader.ids(new Content.Tokens(List.of("W3", "what", "w1"))))
        .containsExactly(3, unknown, 1);
    assertThat(reader.ids(new Content.TokenIds(new int[] {3, 0, 1}))).containsExactly(3, 0, 1);
  }

  @Test
  void wordsBeyondTheMaximum_areLeftOut() {
    WordReader reader = reader(2);
    assertThat(reader.ids(new Content.Text("w1 w2 w3"))).containsExactly(1, 2);
    assertThat(reader.ids(new Content.Tokens(List.of("w1", "w2", "w3")))).containsExactly(1, 2);
    assertThat(reader.ids(new Content.TokenIds(new int[] {1, 2, 3}))).containsExactly(1, 2);
  }

  @Test
  void idsBeyondTheVocabulary_areRefused() {
    Content content = new Content.TokenIds(new int[] {MODEL.vocabulary().size()});
    assertThatThrownBy(() -> reader(10).ids(content))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("has the token ids 0 to 6, the input has 7");
    assertThat(reader(10).canRead(content)).isFalse();
    assertThat(reader(10).canRead(new Content.TokenIds(new int[] {6}))).isTrue();
    assertThat(reader(10).canRead(new Content.Text("any"))).isTrue();
  }
}
