package io.github.relevista.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TableHistoryTest {
  private static final TableHistory HISTORY =
      new TableHistory("t", Optional.empty(), List.of("10", "7", "23", "4"));

  @Test
  void aTableThatNobodyHasRead_isUnreadUpToItsCurrentSnapshot() {
    assertThat(HISTORY.unread(List.of())).containsExactly(span(null, "4"));
    assertThat(new TableHistory("t", Optional.empty(), List.of()).unread(List.of())).isEmpty();
  }

  @Test
  void whatIsUnread_lieBetweenWhatWasRead() {
    assertThat(HISTORY.unread(List.of(span(null, "7")))).containsExactly(span("7", "4"));
    assertThat(HISTORY.unread(List.of(span(null, "7"), span("7", "4")))).isEmpty();
    assertThat(HISTORY.unread(List.of(span(null, "10"), span("7", "23"))))
        .containsExactly(span("10", "7"), span("23", "4"));
    assertThat(HISTORY.unread(List.of(span("7", "23"))))
        .containsExactly(span(null, "7"), span("23", "4"));
  }

  @Test
  void ofABeginningThatIsForgotten_allThatIsLeftIsLater() {
    assertThat(HISTORY.unread(List.of(span("1", "7")))).containsExactly(span("7", "4"));
    assertThat(HISTORY.unread(List.of(span(null, "1"), span("1", "10"))))
        .containsExactly(span("10", "4"));
  }

  @Test
  void aTableThatWasReadUpToAnotherSnapshot_isNotKnown() {
    assertThatThrownBy(() -> HISTORY.unread(List.of(span(null, "99"))))
        .isInstanceOf(UnknownSnapshotException.class)
        .hasMessageContaining("99");
    SnapshotSpan former = new SnapshotSpan("t", Optional.of("an id"), Optional.empty(), "4");
    assertThatThrownBy(() -> HISTORY.unread(List.of(former)))
        .isInstanceOf(UnknownSnapshotException.class);
  }

  private static SnapshotSpan span(String from, String to) {
    return new SnapshotSpan("t", Optional.empty(), Optional.ofNullable(from), to);
  }
}
