package io.github.relevista.settings;

import io.github.relevista.text.TextUnit;
import io.github.relevista.text.TokenizerKind;
import java.util.List;
import java.util.Optional;

/**
 * Which words a trained model knows, and what their embeddings begin with.
 *
 * @param tokenizer how texts become tokens; named in the model
 * @param trainedOn what the examples are; named in the model, which then reads reviews that way
 * @param lowerCase whether words are lower-cased
 * @param maximumLength tokens of an example that are learned from, at least 1; the model reads all
 * @param unknownToken the term of all words that are not in the vocabulary
 * @param minimumCount occurrences in the training file that a word needs, at least 1
 * @param embeddings a file of word vectors as text, one word a line
 * @param extraTerms how many words of that file to know beside those of the training file; where it
 *     is left out all that pre-training keeps, none of other vectors
 * @param termCounts a file of {@code term TAB count} that says which; without it the first ones
 * @param embeddingDeviation the standard deviation that embeddings begin with, > 0
 */
public record VocabularySettings(
    TokenizerKind tokenizer,
    TextUnit trainedOn,
    boolean lowerCase,
    int maximumLength,
    String unknownToken,
    int minimumCount,
    Optional<String> embeddings,
    int extraTerms,
    Optional<String> termCounts,
    double embeddingDeviation) {

  private static final int MAXIMUM_EXTRA_TERMS = 10_000_000;

  /**
   * Reads and checks the keys.
   *
   * @param pretraining whether the vectors are still to be made, which then name their files
   */
  static VocabularySettings of(SettingReader reader, Optional<PretrainSettings> pretraining) {
    int extraTerms = pretraining.isPresent() ? MAXIMUM_EXTRA_TERMS : 0;
    VocabularySettings settings =
        new VocabularySettings(
            reader.choice(
                "tokenizer",
                List.of(TokenizerKind.values()),
                TokenizerKind::wireName,
                TokenizerKind.PTB),
            reader.choice(
                "trained_on", List.of(TextUnit.values()), TextUnit::plural, TextUnit.REVIEW),
            reader.flag("lower_case", true),
            (int) reader.count("maximum_length", 400, 1, 100_000),
            reader.text("unknown_token", "<unk>"),
            (int) reader.count("minimum_count", 1, 1, Integer.MAX_VALUE),
            reader.path("embeddings"),
            (int) reader.count("extra_terms", extraTerms, 0, MAXIMUM_EXTRA_TERMS),
            reader.path("term_counts"),
            reader.number(
                "embedding_deviation", 0.3, value -> value > 0 && value <= 100, "in (0, 100]"));
    if (pretraining.isPresent()) {
      refuseBesidePretraining("embeddings", settings.embeddings());
      refuseBesidePretraining("term_counts", settings.termCounts());
    } else if (settings.embeddings().isEmpty() && settings.extraTerms() > 0) {
      throw new InvalidSettingException(
          "extra_terms is %d, but words beyond the training file need vectors; name a file with embeddings or a corpus with pretrain"
              .formatted(settings.extraTerms()));
    }
    return settings;
  }

  /** These settings with other files of vectors and of counts. */
  VocabularySettings withVectors(Optional<String> embeddings, Optional<String> termCounts) {
    return new VocabularySettings(
        tokenizer,
        trainedOn,
        lowerCase,
        maximumLength,
        unknownToken,
        minimumCount,
        embeddings,
        extraTerms,
        termCounts,
        embeddingDeviation);
  }

  private static void refuseBesidePretraining(String key, Optional<String> file) {
    if (file.isPresent()) {
      throw new InvalidSettingException(
          "%s is %s, but pretrain makes that file itself; set one of the two"
              .formatted(key, file.get()));
    }
  }
}
