package io.github.relevista.reading;

import io.github.relevista.intake.Content;
import io.github.relevista.intake.Reject;
import io.github.relevista.intake.RejectReason;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SequenceRules;
import io.github.relevista.model.SequenceRules.Pads;
import io.github.relevista.model.TextRules;
import io.github.relevista.text.TokenList;
import io.github.relevista.text.Tokenizer;
import io.github.relevista.text.TokenizerKind;
import io.github.relevista.text.UncleanableTextException;
import io.github.relevista.text.UnknownWords;
import io.github.relevista.text.Vocabulary;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Reads what a review says as the words of a model's vocabulary:
 *
 * <pre>{@code
 * WordReader reader = new WordReader(model.vocabulary(), model.text(), Set.of(Detail.FORMS));
 * if (reader.read(review.content()) instanceof Reading.Read<Words> read) {
 *   int[] ids = read.value().ids();
 * }
 * }</pre>
 *
 * <p>A review without a word that is read is rejected as {@code empty_text}, one with an id beyond
 * the vocabulary among the words that are read as {@code invalid_token_id}, one that the model's
 * cleaning cannot be applied to as {@code uncleanable_text}. Keeps buffers between reviews: for one
 * thread.
 */
public final class WordReader {
  /** What is wanted of words beside their ids. */
  public enum Detail {
    /** The form of every word. */
    FORMS,
    /** Where every word stands. */
    OFFSETS
  }

  /** No word's id. */
  private static final int NONE = -1;

  private final Vocabulary vocabulary;
  private final int masked;
  private final TextRules rules;
  private final Set<Detail> details;
  private final Tokenizer tokenizer;
  private final TokenList tokens = new TokenList();

  /**
   * @param vocabulary the model's vocabulary
   * @param rules the tokenizer, the casing and the length that take effect
   * @param details what is wanted beside ids
   */
  public WordReader(Vocabulary vocabulary, TextRules rules, Set<Detail> details) {
    this(vocabulary, rules, SequenceRules.NONE, details);
  }

  /**
   * @param sequences the pads of the model: where it masks them, a word of their id is skipped
   *     wherever it stands, as Keras' {@code mask_zero} does, and so is none here
   */
  public WordReader(
      Vocabulary vocabulary, TextRules rules, SequenceRules sequences, Set<Detail> details) {
    this.vocabulary = vocabulary;
    masked = sequences.pads() == Pads.MASKED ? sequences.paddingId() : NONE;
    this.rules = rules;
    this.details = details.isEmpty() ? EnumSet.noneOf(Detail.class) : EnumSet.copyOf(details);
    tokenizer = rules.newTokenizer(vocabulary);
  }

  /**
   * A reader for a model whose texts are read by a tokenizer and up to a length of the caller's.
   *
   * @param maximumTokens words of a text that are read, at least 1
   */
  public static WordReader of(
      SentimentModel model, TokenizerKind tokenizer, int maximumTokens, Detail... details) {
    return new WordReader(
        model.vocabulary(),
        model.text().with(tokenizer).upTo(maximumTokens),
        model.sequences(),
        Set.of(details));
  }

  /** Reads what a review says: its words up to the length of the rules, or why there are none. */
  public Reading<Words> read(Content content) {
    if (content instanceof Content.Text text) {
      return ofText(text.text());
    }
    if (content instanceof Content.Tokens given) {
      return ofTokens(given.tokens());
    }
    return ofIds(((Content.TokenIds) content).ids());
  }

  private Reading<Words> ofText(String text) {
    try {
      tokenizer.tokenize(text, tokens);
    } catch (UncleanableTextException e) {
      return new Reading.Rejected<>(uncleanable(e));
    }
    if (tokens.size() == 0) {
      return new Reading.Rejected<>(noWord());
    }
    int[] all = new int[tokens.size()];
    Arrays.setAll(all, index -> vocabulary.id(tokens, index));
    int[] kept = kept(all);
    if (kept.length == 0) {
      return new Reading.Rejected<>(noKnownWord(all.length));
    }
    int[] read = rules.read(kept);
    int[] ids = new int[read.length];
    Arrays.setAll(ids, index -> all[read[index]]);
    String[] forms = formsOrNull(ids);
    for (int index = 0; forms != null && index < ids.length; index++) {
      if (ids[index] == vocabulary.unknownId()) {
        forms[index] = tokens.form(read[index]);
      }
    }
    return words(ids, forms, offsetsOrNull(read), kept.length, all.length - kept.length);
  }

  /** Which words are read, as far as the length allows: all, or those that the model knows. */
  private int[] kept(int[] ids) {
    IntStream all = IntStream.range(0, ids.length).filter(index -> ids[index] != masked);
    return rules.unknownWords() == UnknownWords.KEEP
        ? all.toArray()
        : all.filter(index -> ids[index] != vocabulary.unknownId()).toArray();
  }

  /**
   * @param read which tokens are read
   */
  private Words.Offsets offsetsOrNull(int[] read) {
    if (!details.contains(Detail.OFFSETS)) {
      return null;
    }
    int[] begins = new int[read.length];
    int[] ends = new int[read.length];
    Arrays.setAll(begins, index -> tokens.begin(read[index]));
    Arrays.setAll(ends, index -> tokens.end(read[index]));
    return new Words.Offsets(begins, ends);
  }

  private Reading<Words> ofTokens(List<String> given) {
    List<String> cased = given.stream().map(rules.casing()::apply).toList();
    int[] all = cased.stream().mapToInt(vocabulary::id).toArray();
    int[] kept = kept(all);
    if (kept.length == 0) {
      return new Reading.Rejected<>(noKnownWord(all.length));
    }
    int[] read = rules.read(kept);
    String[] forms = new String[read.length];
    int[] ids = new int[read.length];
    for (int index = 0; index < read.length; index++) {
      forms[index] = cased.get(read[index]);
      ids[index] = all[read[index]];
    }
    return words(
        ids,
        details.contains(Detail.FORMS) ? forms : null,
        null,
        kept.length,
        all.length - kept.length);
  }

  private Reading<Words> ofIds(int[] all) {
    int[] given = Arrays.stream(all).filter(id -> id != masked).toArray();
    if (given.length == 0 && all.length > 0) {
      return new Reading.Rejected<>(noKnownWord(all.length));
    }
    int first = rules.firstRead(given.length);
    int[] ids = rules.read(given);
    for (int index = 0; index < ids.length; index++) {
      if (ids[index] < 0 || ids[index] >= vocabulary.size()) {
        return new Reading.Rejected<>(
            new Reject(
                RejectReason.INVALID_TOKEN_ID,
                "token %d has no id from 0 to %d".formatted(first + index, vocabulary.size() - 1)));
      }
    }
    return words(ids, formsOrNull(ids), null, given.length, all.length - given.length);
  }

  /** The terms of the ids, where forms are wanted. */
  private String[] formsOrNull(int[] ids) {
    if (!details.contains(Detail.FORMS)) {
      return null;
    }
    String[] forms = new String[ids.length];
    Arrays.setAll(forms, index -> vocabulary.term(ids[index]));
    return forms;
  }

  private Reading<Words> words(
      int[] ids, String[] forms, Words.Offsets offsets, int wholeLength, int dropped) {
    int unknown = 0;
    for (int id : ids) {
      unknown += id == vocabulary.unknownId() ? 1 : 0;
    }
    return new Reading.Read<>(
        new Words(ids, forms, offsets, unknown, dropped, ids.length < wholeLength));
  }

  /** Why a text that a tokenizer finds no token in cannot be read. */
  static Reject noWord() {
    return new Reject(RejectReason.EMPTY_TEXT, "the text holds nothing but white space and markup");
  }

  /** Why a text cannot be read whose every word is dropped. */
  private Reject noKnownWord(int words) {
    return new Reject(
        RejectReason.EMPTY_TEXT,
        (rules.unknownWords() == UnknownWords.DROP
                ? "none of its words (%d) is in the model's vocabulary, which drops others"
                : "all of its words (%d) are pads, which the model skips")
            .formatted(words));
  }

  /** Why a text cannot be read that the patterns of a cleaning cannot be applied to. */
  static Reject uncleanable(UncleanableTextException e) {
    return new Reject(RejectReason.UNCLEANABLE_TEXT, e.getMessage());
  }
}
