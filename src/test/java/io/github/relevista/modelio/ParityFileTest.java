package io.github.relevista.modelio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.model.CellKind;
import io.github.relevista.model.ParitySequence;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SmallModels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParityFileTest {
  /** 7 terms, 3 classes. */
  private static final SentimentModel MODEL = SmallModels.random(CellKind.LSTM, 3);

  private static List<ParitySequence> read(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return ParityFile.read(MemoryModelSource.of(ParityFile.NAME, bytes), MODEL);
  }

  @Test
  void read_takesALineAsASequence() {
    List<ParitySequence> sequences =
        read(
            """
            {"token_ids": [6, 0, 6], "scores": [0.5, -1.25, 3]}
            {"scores": [1e-3, 0, -0.1], "token_ids": [2], "source": "torch"}
            """);
    assertThat(sequences).hasSize(2);
    assertThat(sequences.get(0).ids()).containsExactly(6, 0, 6);
    assertThat(sequences.get(0).scores()).containsExactly(0.5f, -1.25f, 3f);
    assertThat(sequences.get(1).ids()).containsExactly(2);
    assertThat(sequences.get(1).scores()).containsExactly(0.001f, 0f, -0.1f);
  }

  @Test
  void read_whereThereIsNoFile_isEmpty() {
    assertThat(ParityFile.read(MemoryModelSource.of("other", new byte[0]), MODEL)).isEmpty();
  }

  @Test
  void write_isReadBackBitByBit(@TempDir Path folder) throws IOException {
    ParitySequence sequence =
        new ParitySequence(
            new int[] {1, 5, 1}, new float[] {0.1f, -Float.MAX_VALUE, Float.MIN_VALUE});
    ParityFile.write(folder, List.of(sequence, new ParitySequence(new int[] {0}, new float[3])));
    List<ParitySequence> back = ParityFile.read(new LocalModelSource(folder), MODEL);
    assertThat(back).hasSize(2);
    assertThat(back.get(0).ids()).containsExactly(1, 5, 1);
    assertThat(back.get(0).scores()).containsExactly(sequence.scores());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"token_ids\": [7], \"scores\": [0, 0, 0]}"
            + "| token_ids must be below 7, the size of the vocabulary, was 7",
        "{\"token_ids\": [4294967296], \"scores\": [0, 0, 0]}"
            + "| token_ids must be below 7, the size of the vocabulary, was 4294967296",
        "{\"token_ids\": [-1], \"scores\": [0, 0, 0]}"
            + "| token_ids must be a list of whole numbers from 0 to 2^63 - 1, holds -1",
        "{\"token_ids\": [], \"scores\": [0, 0, 0]}"
            + "| token_ids must hold one id or more, was []",
        "{\"token_ids\": [1], \"scores\": [0, 0]}| scores must be 3, one a class, were 2",
        "{\"token_ids\": [1], \"scores\": [0, 0, 1e39]}| scores must be finite, was Infinity",
        "{\"token_ids\": [1], \"scores\": [0, 0, null]}"
            + "| scores must be a list of numbers, holds null",
        "{\"token_ids\": [1]}| scores is missing; it must be a list of numbers",
        "[]| a JSON object is needed, found []",
      })
  void aWrongLine_isRefusedWithItsNumber(String line, String problem) {
    String text = "{\"token_ids\": [1], \"scores\": [0, 0, 0]}\n" + line + "\n";
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(InvalidModelException.class)
        .hasMessage("memory/parity.jsonl: line 2: " + problem);
  }

  @Test
  void aNegativeId_isNoSequence() {
    assertThatThrownBy(() -> new ParitySequence(new int[] {3, -2}, new float[] {0}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("token_ids must be >= 0, was -2");
  }

  @Test
  void everyTruncation_isRefusedOrHoldsTheLinesBeforeIt() {
    String line = "{\"token_ids\": [1], \"scores\": [0, 1, 2]}\n";
    String text = line + line;
    for (int length = 0; length < text.length(); length++) {
      String cut = text.substring(0, length);
      int inLine = length % line.length();
      // A cut is harmless at the beginning of a line and before its line feed.
      if (inLine == 0 || inLine == line.length() - 1) {
        int lines = (length + 1) / line.length();
        assertThat(read(cut)).as("length %d", length).hasSize(lines);
      } else {
        assertThatThrownBy(() -> read(cut))
            .as("length %d", length)
            .isInstanceOf(InvalidModelException.class);
      }
    }
  }
}
