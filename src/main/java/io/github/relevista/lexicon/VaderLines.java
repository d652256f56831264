package io.github.relevista.lexicon;

import java.util.List;
import java.util.Locale;

/**
 * The lexicon file of VADER's program (Hutto and Gilbert, 2014): a word in small letters, its mean
 * from −4 to 4, a deviation, a list of ratings, with tabs between. The program reads the first two;
 * the deviation here is half the width of the polarity's interval, and where VADER has the ratings
 * of ten people there are the lower end, the polarity and the upper end, all times 4.
 *
 * <p>Single tokens only, since the program looks up what stands between blanks; it compares in
 * small letters, so that a term with capitals would never be found.
 */
final class VaderLines implements ExportLines {
  private static final int SCALE = 4;

  @Override
  public List<String> of(LexiconEntry entry) {
    return PennWords.word(entry.term()).filter(VaderLines::isOneToken).stream()
        .map(
            word ->
                String.format(
                    Locale.ROOT,
                    "%s\t%.4f\t%.4f\t[%.4f, %.4f, %.4f]",
                    word,
                    SCALE * entry.polarity(),
                    SCALE * (entry.high() - entry.low()) / 2,
                    SCALE * entry.low(),
                    SCALE * entry.polarity(),
                    SCALE * entry.high()))
        .toList();
  }

  private static boolean isOneToken(String word) {
    return word.codePoints().noneMatch(Character::isWhitespace)
        && word.equals(word.toLowerCase(Locale.ROOT));
  }
}
