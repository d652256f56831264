package io.github.relevista.local;

import io.github.relevista.intake.Content;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.text.Casing;
import io.github.relevista.text.TokenList;
import io.github.relevista.text.Tokenizer;
import io.github.relevista.text.TokenizerKind;
import io.github.relevista.text.Vocabulary;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Makes ids of what a text says, as {@code explain} does. For one thread. */
public final class WordReader {
  private final Vocabulary vocabulary;
  private final Casing casing;
  private final Tokenizer tokenizer;
  private final int maximumTokens;
  private final TokenList tokens = new TokenList();

  /**
   * @param model the model, which says the casing and the vocabulary
   * @param tokenizerKind the tokenizer
   * @param maximumTokens words of a text that are read, at least 1
   */
  public WordReader(SentimentModel model, TokenizerKind tokenizerKind, int maximumTokens) {
    vocabulary = model.vocabulary();
    casing = model.text().casing();
    tokenizer = Tokenizer.of(tokenizerKind, casing);
    this.maximumTokens = maximumTokens;
  }

  /** Whether the vocabulary has every id that is to be read: a text or its words can be any. */
  public boolean canRead(Content content) {
    return !(content instanceof Content.TokenIds given)
        || IntStream.of(given.ids()).limit(maximumTokens).allMatch(id -> id < vocabulary.size());
  }

  /**
   * The ids of the words: [tokens], none where the text has no word.
   *
   * @throws InvalidSettingException if an id was read that the vocabulary does not have
   */
  public int[] ids(Content content) {
    if (content instanceof Content.Text text) {
      return ofText(text.text());
    }
    if (content instanceof Content.Tokens given) {
      return ofTokens(given.tokens());
    }
    return ofIds(((Content.TokenIds) content).ids());
  }

  private int[] ofText(String text) {
    tokenizer.tokenize(text, tokens);
    int[] ids = new int[Math.min(tokens.size(), maximumTokens)];
    for (int index = 0; index < ids.length; index++) {
      ids[index] = vocabulary.id(tokens, index);
    }
    return ids;
  }

  private int[] ofTokens(List<String> given) {
    int[] ids = new int[Math.min(given.size(), maximumTokens)];
    for (int index = 0; index < ids.length; index++) {
      ids[index] = vocabulary.id(casing.apply(given.get(index)));
    }
    return ids;
  }

  private int[] ofIds(int[] given) {
    int[] ids = Arrays.copyOf(given, Math.min(given.length, maximumTokens));
    for (int id : ids) {
      if (id >= vocabulary.size()) {
        throw new InvalidSettingException(
            "the model has the token ids 0 to %d, the input has %d; choose the model that its ids were made for"
                .formatted(vocabulary.size() - 1, id));
      }
    }
    return ids;
  }
}
