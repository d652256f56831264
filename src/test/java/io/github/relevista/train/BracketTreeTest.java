package io.github.relevista.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BracketTreeTest {
  @Test
  void everySubtree_isANode_theRootLast() {
    assertThat(BracketTree.parse("(3 (2 It) (4 (3 really) (2 works)))").nodes())
        .containsExactly(
            new BracketTree.Node("2", List.of("It")),
            new BracketTree.Node("3", List.of("really")),
            new BracketTree.Node("2", List.of("works")),
            new BracketTree.Node("4", List.of("really", "works")),
            new BracketTree.Node("3", List.of("It", "really", "works")));
  }

  @Test
  void spaces_mayStandBetweenBrackets_andWordsKeepTheirs() {
    // Only blanks and tabs separate: a no-break space belongs to its word.
    assertThat(BracketTree.parse(" ( 2".replace("( ", "(") + "  8\u00A01/2 ) ").nodes())
        .containsExactly(new BracketTree.Node("2", List.of("8\u00A01/2")));
    assertThat(BracketTree.parse("(1 (0 a)\t(0 b) )").nodes()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "works             | no tree at character 1: '(' is needed, found 'w'",
        "(3 works          | no tree at character 9: ')' is needed, found the end of the line",
        "(3 (2 It)         | no tree at character 10: ')' is needed, found the end of the line",
        "(3)               | no tree at character 3: a word or '(' is needed, found ')'",
        "((2 It))          | no tree at character 2: a label is needed, found '('",
        "(3 It works)      | no tree at character 7: ')' is needed, found 'w'",
        "(3 (2 It) works)  | no tree at character 11: ')' is needed, found 'w'",
        "(3 works) (2 too) | no tree at character 11: the tree ends here, but the line goes on, found '('",
      })
  void whatIsNoTree_isRefusedByItsPlace(String line, String message) {
    assertThatThrownBy(() -> BracketTree.parse(line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void deepNesting_isRefused_andDoesNotExhaustTheStack() {
    assertThatThrownBy(() -> BracketTree.parse("(1 ".repeat(100_000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("trees may be nested 1000 deep");
  }
}
