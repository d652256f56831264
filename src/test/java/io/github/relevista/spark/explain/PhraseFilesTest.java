package io.github.relevista.spark.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.text.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhraseFilesTest {
  private static final Vocabulary VOCABULARY =
      Vocabulary.of(List.of("<unk>", "not", "good", "film", ","), "<unk>");

  @TempDir private Path folder;

  @Test
  void phrases_areThoseOfAllFiles_eachOnce_othersAreCounted() throws IOException {
    String first = file("not good\n\nnot  good\ngood film ,\n");
    String second = file("not good film\nnot bad\nfilm\nnot good film not\n");

    PhraseFiles found = read(first, second);

    // not good, and not good film; good film with a comma, not bad, film, and four words are
    // others.
    assertThat(found.phrases()).hasSize(2).isSorted();
    assertThat(found.others()).isEqualTo(4);
  }

  @Test
  void filesThatListNone_areToldInOneLine() throws IOException {
    assertRefused("phrase_files names .*nowhere, which is not there; .*", folder + "/nowhere");
    assertRefused("phrase_files names \\[.*], which list no phrase .*", file("good\nbad film\n"));
    Path latin = Files.write(folder.resolve("latin"), new byte[] {'n', (byte) 0xE9, '\n'});
    assertRefused("phrase_files names .*latin, which is no UTF-8; convert it", latin.toString());
  }

  private void assertRefused(String message, String file) {
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(InvalidSettingException.class)
        .message()
        .matches(message);
  }

  private String file(String text) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "phrases", ".txt"), text).toString();
  }

  private static PhraseFiles read(String... files) throws IOException {
    return PhraseFiles.read(List.of(files), VOCABULARY, new Configuration());
  }
}
