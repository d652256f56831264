package io.github.relevista.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.intake.Content;
import io.github.relevista.intake.Reject;
import io.github.relevista.intake.RejectReason;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SequenceRules;
import io.github.relevista.model.SequenceRules.Padding;
import io.github.relevista.model.SequenceRules.Pads;
import io.github.relevista.model.SmallModels;
import io.github.relevista.model.TextRules;
import io.github.relevista.reading.WordReader.Detail;
import io.github.relevista.text.Casing;
import io.github.relevista.text.Replacement;
import io.github.relevista.text.TokenizerDetails;
import io.github.relevista.text.TokenizerKind;
import io.github.relevista.text.UnknownWords;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Term n of the small models is {@code w}n, and texts are split at white space. */
class WordReaderTest {
  private static final SentimentModel MODEL = SmallModels.random(CellKind.LSTM, 1);
  private static final int UNKNOWN = MODEL.vocabulary().unknownId();

  private static Reading<Words> read(Content content, int maximumTokens, Detail... details) {
    return WordReader.of(MODEL, TokenizerKind.WHITESPACE, maximumTokens, details).read(content);
  }

  private static Words words(Content content, int maximumTokens, Detail... details) {
    return ((Reading.Read<Words>) read(content, maximumTokens, details)).value();
  }

  private static Reject reject(Content content) {
    return ((Reading.Rejected<Words>) read(content, 10)).reject();
  }

  @Test
  void textsTokensAndIds_giveTheSameIds() {
    assertThat(words(new Content.Text("W3 what w1"), 10).ids()).containsExactly(3, UNKNOWN, 1);
    assertThat(words(new Content.Tokens(List.of("W3", "what", "w1")), 10).ids())
        .containsExactly(3, UNKNOWN, 1);
    assertThat(words(new Content.TokenIds(new int[] {3, 0, 1}), 10).ids()).containsExactly(3, 0, 1);
  }

  @Test
  void unknownWords_thatAModelDrops_areNoTokensAndAreCounted() {
    WordReader reader =
        new WordReader(
            MODEL.vocabulary(),
            new TextRules(
                TokenizerKind.WHITESPACE,
                Casing.LOWER,
                2,
                TextRules.Cut.BACK,
                TokenizerDetails.of(TokenizerKind.WHITESPACE),
                UnknownWords.DROP),
            Set.of(Detail.FORMS, Detail.OFFSETS));

    Words words = ((Reading.Read<Words>) reader.read(new Content.Text("so W3 what w1 w2"))).value();
    assertThat(words.ids()).containsExactly(3, 1);
    assertThat(words.forms()).containsExactly("w3", "w1");
    assertThat(words.offsets().begins()).containsExactly(3, 11);
    assertThat(words.dropped()).isEqualTo(2);
    assertThat(words.unknown()).isZero();
    assertThat(words.truncated()).isTrue();
    assertThat(((Reading.Read<Words>) reader.read(new Content.Tokens(List.of("x", "W3")))).value())
        .matches(given -> given.dropped() == 1 && given.ids().length == 1);
    assertThat(((Reading.Rejected<Words>) reader.read(new Content.Text("so what"))).reject())
        .isEqualTo(
            new Reject(
                RejectReason.EMPTY_TEXT,
                "none of its words (2) is in the model's vocabulary, which drops others"));
  }

  @Test
  void wordsOfTheIdThatAModelMasks_areSkippedWhereverTheyStand() {
    WordReader reader =
        new WordReader(
            MODEL.vocabulary(),
            new TextRules(TokenizerKind.WHITESPACE, Casing.LOWER, 3),
            new SequenceRules(Padding.BACK, 9, 2, Pads.MASKED),
            Set.of(Detail.OFFSETS));

    Words words = ((Reading.Read<Words>) reader.read(new Content.Text("w2 w3 w2 w1"))).value();
    assertThat(words.ids()).containsExactly(3, 1);
    assertThat(words.offsets().begins()).containsExactly(3, 9);
    assertThat(words.dropped()).isEqualTo(2);
    Words given =
        ((Reading.Read<Words>) reader.read(new Content.TokenIds(new int[] {2, 3, 2, 1}))).value();
    assertThat(given.ids()).containsExactly(3, 1);
    assertThat(given.dropped()).isEqualTo(2);
    assertThat(((Reading.Rejected<Words>) reader.read(new Content.Text("w2 w2"))).reject())
        .isEqualTo(
            new Reject(
                RejectReason.EMPTY_TEXT, "all of its words (2) are pads, which the model skips"));
  }

  @Test
  void aCutInFront_keepsTheLastWords() {
    WordReader reader =
        new WordReader(
            MODEL.vocabulary(),
            new TextRules(
                TokenizerKind.WHITESPACE,
                Casing.LOWER,
                2,
                TextRules.Cut.FRONT,
                TokenizerDetails.of(TokenizerKind.WHITESPACE),
                UnknownWords.KEEP),
            Set.of(Detail.OFFSETS));
    Words words = ((Reading.Read<Words>) reader.read(new Content.Text("w3 w1 w2"))).value();
    assertThat(words.ids()).containsExactly(1, 2);
    assertThat(words.offsets().begins()).containsExactly(3, 6);
    assertThat(words.truncated()).isTrue();
    Words given =
        ((Reading.Read<Words>) reader.read(new Content.TokenIds(new int[] {3, 1, 2}))).value();
    assertThat(given.ids()).containsExactly(1, 2);
  }

  @Test
  void aTextThatTheCleaningTakesTooLongOver_isRejected() {
    WordReader reader =
        new WordReader(
            MODEL.vocabulary(),
            new TextRules(
                TokenizerKind.SPLIT,
                Casing.LOWER,
                2,
                TextRules.Cut.BACK,
                new TokenizerDetails("", List.of(new Replacement("<.*?>", ""))),
                UnknownWords.KEEP),
            Set.of());
    assertThat(
            ((Reading.Rejected<Words>) reader.read(new Content.Text("<".repeat(100_000)))).reject())
        .isEqualTo(
            new Reject(
                RejectReason.UNCLEANABLE_TEXT,
                "the cleaning pattern '<.*?>' takes too long over this text"));
  }

  @Test
  void aTextSpacedByNoBreakSpaces_hasTheWordsOfOneSpacedBySpaces() {
    WordReader reader = WordReader.of(MODEL, TokenizerKind.PTB, 10, Detail.FORMS);
    for (String space : List.of(" ", "\u00A0", "\u202F", "\u3000", "&nbsp;", "&#160;")) {
      Content text = new Content.Text("The worst film ever, truly awful.".replace(" ", space));

      assertThat(((Reading.Read<Words>) reader.read(text)).value().forms())
          .containsExactly("the", "worst", "film", "ever", ",", "truly", "awful", ".");
    }
  }

  @Test
  void tokens_areWrittenAsWhoCutThemWroteThem_butForCapitals() {
    List<String> given = List.of("Two\u00A0Words", "\uFB01", "e\u0301", "wo\u00ADrst");

    assertThat(words(new Content.Tokens(given), 10, Detail.FORMS).forms())
        .containsExactly("two\u00A0words", "\uFB01", "e\u0301", "wo\u00ADrst");
  }

  @Test
  void wordsBeyondTheMaximum_areLeftOut_andTheReviewIsTruncated() {
    for (Content content :
        List.of(
            new Content.Text("w1 w2 w3"),
            new Content.Tokens(List.of("w1", "w2", "w3")),
            new Content.TokenIds(new int[] {1, 2, 3}))) {
      assertThat(words(content, 2).ids()).containsExactly(1, 2);
      assertThat(words(content, 2).truncated()).isTrue();
      assertThat(words(content, 3).truncated()).isFalse();
    }
  }

  @Test
  void forms_areTermsOfTheVocabulary_andWhatItDoesNotHaveAsTheModelSeesIt() {
    assertThat(words(new Content.Text("W3 WHAT"), 10, Detail.FORMS).forms())
        .containsExactly("w3", "what");
    assertThat(words(new Content.Tokens(List.of("W3", "WHAT")), 10, Detail.FORMS).forms())
        .containsExactly("w3", "what");
    assertThat(words(new Content.TokenIds(new int[] {3}), 10, Detail.FORMS).forms())
        .containsExactly("w3");
    assertThat(words(new Content.Text("w3"), 10).forms()).isNull();
  }

  @Test
  void offsets_standInTheRawText_andTokensHaveNone() {
    Words.Offsets offsets = words(new Content.Text(" w3  w1"), 10, Detail.OFFSETS).offsets();
    assertThat(offsets.begins()).containsExactly(1, 5);
    assertThat(offsets.ends()).containsExactly(3, 7);
    assertThat(words(new Content.Tokens(List.of("w3")), 10, Detail.OFFSETS).offsets()).isNull();
  }

  @Test
  void unknown_countsTheWordsThatAreRead() {
    assertThat(words(new Content.Text("what w1 ever w2 else"), 4).unknown()).isEqualTo(2);
  }

  @Test
  void idsBeyondTheVocabulary_areRejected_unlessTheyAreNotRead() {
    int size = MODEL.vocabulary().size();
    assertThat(reject(new Content.TokenIds(new int[] {6, size})))
        .isEqualTo(new Reject(RejectReason.INVALID_TOKEN_ID, "token 1 has no id from 0 to 6"));
    assertThat(words(new Content.TokenIds(new int[] {6, size}), 1).ids()).containsExactly(6);
  }

  @Test
  void textWithoutAWord_isRejected() {
    assertThat(reject(new Content.Text(" \t")).reason()).isEqualTo(RejectReason.EMPTY_TEXT);
  }

  @Test
  void aCutInFront_keepsTheLastWords_withTheirPlaces() {
    TextRules rules =
        new TextRules(
            TokenizerKind.WHITESPACE,
            Casing.LOWER,
            2,
            TextRules.Cut.FRONT,
            TokenizerDetails.of(TokenizerKind.WHITESPACE),
            UnknownWords.KEEP);
    WordReader reader =
        new WordReader(MODEL.vocabulary(), rules, Set.of(Detail.FORMS, Detail.OFFSETS));
    Words words = ((Reading.Read<Words>) reader.read(new Content.Text("w3 w1 what w2"))).value();
    assertThat(words.ids()).containsExactly(UNKNOWN, 2);
    assertThat(words.forms()).containsExactly("what", "w2");
    assertThat(words.offsets().begins()).containsExactly(6, 11);
    assertThat(words.truncated()).isTrue();
    for (Content content :
        List.of(
            new Content.Tokens(List.of("w3", "w1", "what", "w2")),
            new Content.TokenIds(new int[] {3, 1, UNKNOWN, 2}))) {
      assertThat(((Reading.Read<Words>) reader.read(content)).value().ids())
          .containsExactly(UNKNOWN, 2);
    }
    assertThat(((Reading.Read<Words>) reader.read(new Content.Text("w1"))).value().ids())
        .containsExactly(1);
  }
}
