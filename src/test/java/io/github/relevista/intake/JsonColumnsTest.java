package io.github.relevista.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonColumnsTest {
  @Test
  void of_namesTheTopLevelAlone() {
    assertThat(JsonColumns.of("{\"b\": {\"x\": [1, {\"y\": 2}]}, \"a\": null}"))
        .containsExactly("b", "b.x", "a");
  }

  @Test
  void of_whatIsNoObject_isEmpty() {
    assertThat(JsonColumns.of("[{\"a\": 1}]")).isEmpty();
    assertThat(JsonColumns.of("{\"a\": 1, \"b")).isEmpty();
    assertThat(JsonColumns.of("")).isEmpty();
  }
}
