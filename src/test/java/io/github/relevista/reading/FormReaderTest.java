package io.github.relevista.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.intake.Content;
import io.github.relevista.intake.RejectReason;
import io.github.relevista.model.TextRules;
import io.github.relevista.text.Casing;
import io.github.relevista.text.TokenizerKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormReaderTest {
  private final FormReader reader =
      new FormReader(new TextRules(TokenizerKind.WHITESPACE, Casing.LOWER, 2));

  @Test
  void textsAndTokens_giveTheSameForms_upToTheLengthOfTheRules() {
    for (Content content :
        List.of(
            new Content.Text("So GOOD it is"), new Content.Tokens(List.of("So", "GOOD", "it")))) {
      assertThat(((Reading.Read<List<String>>) reader.read(content)).value())
          .containsExactly("so", "good");
    }
  }

  @Test
  void whatHasNoForms_isRejected() {
    assertThat(reason(new Content.Text(" "))).isEqualTo(RejectReason.EMPTY_TEXT);
    assertThat(reason(new Content.TokenIds(new int[] {1}))).isEqualTo(RejectReason.WRONG_TYPE);
  }

  private RejectReason reason(Content content) {
    return ((Reading.Rejected<List<String>>) reader.read(content)).reject().reason();
  }
}
