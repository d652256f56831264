package io.github.relevista.toy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.settings.ToySettings.Operation;
import io.github.relevista.text.Vocabulary;
import io.github.relevista.train.RegressionExamples;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NumberTaskTest {
  private static final long SEED = 4;

  @ParameterizedTest
  @EnumSource(Operation.class)
  void theTwoMarkedWords_makeTheResult(Operation operation) {
    Vocabulary words = NumberWords.vocabulary();
    for (NumberSequence sequence : NumberTask.draw(operation, 500, new SplittableRandom(SEED))) {
      List<String> marked =
          IntStream.of(sequence.ids())
              .mapToObj(words::term)
              .filter(word -> word.startsWith("*"))
              .map(word -> word.substring(1))
              .toList();
      assertThat(marked).as("seed %d", SEED).hasSize(2);
      double first = Double.parseDouble(marked.get(0));
      double second = Double.parseDouble(marked.get(1));
      assertThat(sequence.result())
          .isEqualTo(operation == Operation.ADD ? first + second : first - second);
      assertThat(words.term(sequence.ids()[sequence.first()])).endsWith("*" + marked.get(0));
      assertThat(words.term(sequence.ids()[sequence.second()])).endsWith("*" + marked.get(1));
    }
  }

  @Test
  void lengthsPlacesAndNumbers_reachTheirBounds() {
    List<NumberSequence> sequences =
        NumberTask.draw(Operation.ADD, 7_000, new SplittableRandom(SEED));
    // 1,000 of each length; of the 45 pairs of places in ten, each is missed with (44/45)^1000.
    assertThat(sequences)
        .as("seed %d", SEED)
        .filteredOn(sequence -> sequence.ids().length == 10)
        .hasSize(1_000)
        .anyMatch(sequence -> sequence.first() == 0 && sequence.second() == 9)
        .anyMatch(sequence -> sequence.first() == 8 && sequence.second() == 9)
        .anyMatch(sequence -> sequence.first() == 0 && sequence.second() == 1);
    assertThat(sequences)
        .extracting(sequence -> sequence.ids().length)
        .containsOnly(4, 5, 6, 7, 8, 9, 10);
    // Of 201 numbers, each is missed 7,000 times with (200/201)^7000.
    assertThat(sequences).extracting(NumberSequence::a).contains(-1.0, 0.0, 1.0);
  }

  @Test
  void examples_areWantedAsTheResult_andItsNegative() {
    NumberSequence sequence = new NumberSequence(new int[] {201, 0, 202}, 0, 2, 0.25, -0.75);
    RegressionExamples examples = NumberTask.examples(List.of(sequence));
    assertThat(examples.ids()[0]).containsExactly(201, 0, 202);
    assertThat(examples.scores()[0]).containsExactly(0.5, -0.5);
  }
}
