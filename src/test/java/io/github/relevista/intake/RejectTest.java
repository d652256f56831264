package io.github.relevista.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RejectTest {
  @Test
  void detail_withLineBreaksAndControls_isOneLine() {
    assertThat(detail("a\nb\r\nc\td\u0000e\u0085f\u2028g\u2029h")).isEqualTo("a b  c d e f g h");
  }

  @Test
  void detail_withHalfASurrogatePair_canBeEncoded() {
    assertThat(detail("\uD83D and \uDE00 but \uD83D\uDE00"))
        .isEqualTo("\uFFFD and \uFFFD but \uD83D\uDE00");
  }

  @Test
  void detail_ofMaximumLength_isKept() {
    String longest = "\uD83D\uDE00".repeat(Reject.MAXIMUM_DETAIL);
    assertThat(detail(longest)).isEqualTo(longest);
  }

  @Test
  void detail_beyondMaximumLength_isCutBetweenCharacters() {
    assertThat(detail("\uD83D\uDE00".repeat(Reject.MAXIMUM_DETAIL + 1)))
        .isEqualTo("\uD83D\uDE00".repeat(Reject.MAXIMUM_DETAIL - 1) + "…");
  }

  private static String detail(String detail) {
    return new Reject(RejectReason.MALFORMED_ROW, detail).detail();
  }
}
