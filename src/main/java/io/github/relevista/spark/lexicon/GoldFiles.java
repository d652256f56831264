package io.github.relevista.spark.lexicon;

import io.github.relevista.lexicon.GoldLexicon;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.settings.LexiconSettings.LetterCase;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Reads gold lexicons, which lie where Hadoop can read them. */
final class GoldFiles {
  private GoldFiles() {}

  /**
   * The lexicons of files, in the spelling of the entries.
   *
   * @throws InvalidSettingException if a file is not there, is none, or two have one name
   */
  static List<GoldLexicon> read(List<String> files, LetterCase letterCase, Configuration hadoop)
      throws IOException {
    List<GoldLexicon> lexicons = new ArrayList<>();
    for (String file : files) {
      GoldLexicon lexicon = read(file, hadoop);
      if (lexicons.stream().anyMatch(other -> other.name().equals(lexicon.name()))) {
        throw new InvalidSettingException(
            "gold names two files called %s; rename one of them".formatted(lexicon.name()));
      }
      lexicons.add(letterCase == LetterCase.LOWER ? lexicon.inLowerCase() : lexicon);
    }
    return List.copyOf(lexicons);
  }

  private static GoldLexicon read(String file, Configuration hadoop) throws IOException {
    Path path = new Path(file);
    try (InputStream in = path.getFileSystem(hadoop).open(path)) {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(in.readAllBytes())).toString();
      return GoldLexicon.parse(
          path.getName().replaceFirst("\\.[a-z]+$", ""), file, text.lines().toList());
    } catch (FileNotFoundException e) {
      throw new InvalidSettingException(
          "gold %s is not there; name files of a word, a tab and a score".formatted(file));
    } catch (CharacterCodingException e) {
      throw new InvalidSettingException("gold %s is no UTF-8; convert it".formatted(file));
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException(e.getMessage());
    }
  }
}
