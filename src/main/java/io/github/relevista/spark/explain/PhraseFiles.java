package io.github.relevista.spark.explain;

import io.github.relevista.aggregate.PhraseScan;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.text.Vocabulary;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * The phrases that files list.
 *
 * @param phrases as the aggregate room has them, sorted
 * @param others how many more lines are phrases that the model cannot read
 */
record PhraseFiles(long[] phrases, long others) {
  /**
   * Reads files: a phrase a line, its words as the model sees them, a space between. Blank lines
   * say nothing.
   *
   * @param vocabulary the words that the model knows
   * @throws InvalidSettingException if a file is not there or is no UTF-8, or if they list none
   */
  static PhraseFiles read(List<String> files, Vocabulary vocabulary, Configuration hadoop)
      throws IOException {
    PhraseScan scan = new PhraseScan(vocabulary);
    TreeSet<Long> phrases = new TreeSet<>();
    long others = 0;
    for (String file : files) {
      for (String line : lines(file, hadoop)) {
        OptionalLong key = scan.key(List.of(line.strip().split(" +")));
        key.ifPresent(phrases::add);
        others += key.isEmpty() && !line.isBlank() ? 1 : 0;
      }
    }
    if (phrases.isEmpty()) {
      throw new InvalidSettingException(
          "phrase_files names %s, which list no phrase of two or three words that the model knows; every line is one such as 'not good'"
              .formatted(files));
    }
    return new PhraseFiles(phrases.stream().mapToLong(Long::longValue).toArray(), others);
  }

  private static List<String> lines(String file, Configuration hadoop) throws IOException {
    Path path = new Path(file);
    try (InputStream in = path.getFileSystem(hadoop).open(path)) {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(in.readAllBytes()))
          .toString()
          .lines()
          .toList();
    } catch (FileNotFoundException e) {
      throw new InvalidSettingException(
          "phrase_files names %s, which is not there; name files of a phrase a line"
              .formatted(file));
    } catch (CharacterCodingException e) {
      throw new InvalidSettingException(
          "phrase_files names %s, which is no UTF-8; convert it".formatted(file));
    }
  }
}
