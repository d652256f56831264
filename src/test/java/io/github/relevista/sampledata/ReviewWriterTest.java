package io.github.relevista.sampledata;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an editor would check in the generated reviews: the grammar of English, not of the code. */
class ReviewWriterTest {
  /** "a" before a vowel or "an" before a consonant, but for words that begin with another sound. */
  private static final Pattern WRONG_ARTICLE =
      Pattern.compile("(?i)\\ba (?!one|use|uni|eu)[aeiou]|\\ban (?!hour|honest|heir)[^aeiou\\W]");

  private static final Pattern TRACES_OF_THE_NOTATION =
      Pattern.compile("[{}|]| {2}| [,.;!?]|[,.;:!?][,.;:]|\\b(?i)(\\w+) \\1\\b");

  private static final List<SampleReview> GENERATED =
      SampleData.goodReviews(SampleData.files()).stream()
          .filter(ReviewWriterTest::isGenerated)
          .toList();

  private static final Map<String, Grammar> GRAMMARS =
      SampleData.CATEGORIES.stream().collect(toMap(category -> category, SampleData::grammar));

  @Test
  void sentences_beginWithACapitalAndEnd() {
    assertThat(sentences())
        .allSatisfy(sentence -> assertThat(sentence).matches("(?s)[\"£]?[\\p{Lu}\\d].*[.!?]\"?"));
  }

  @Test
  void sentences_useTheRightArticle() {
    assertThat(sentences()).noneMatch(sentence -> WRONG_ARTICLE.matcher(sentence).find());
  }

  @Test
  void sentences_showNoTraceOfTheNotation() {
    assertThat(sentences()).noneMatch(sentence -> TRACES_OF_THE_NOTATION.matcher(sentence).find());
  }

  @Test
  void reviews_doNotRepeatASentence() {
    assertThat(GENERATED)
        .allSatisfy(
            review -> assertThat(Passages.sentences(review.text())).doesNotHaveDuplicates());
  }

  @Test
  void longSentences_comeOnceInTheCorpus() {
    Set<String> seen = new HashSet<>();
    List<String> repeated =
        sentences().filter(sentence -> !Passages.isShort(sentence) && !seen.add(sentence)).toList();

    assertThat(repeated).isEmpty();
  }

  @Test
  void lengths_goFromOneLineToADozenSentences() {
    List<Integer> lengths = new ArrayList<>();
    GENERATED.forEach(review -> lengths.add(Passages.sentences(review.text()).size()));

    assertThat(lengths).contains(1, 2, 3, 5, 8, 12);
  }

  @Test
  void stars_agreeWithTheTitle_saveInAFewContradictions() {
    List<SampleReview> contradictions =
        GENERATED.stream()
            .filter(review -> !starsSuitedBy(review).isEmpty())
            .filter(review -> !starsSuitedBy(review).contains(Integer.toString(review.stars())))
            .toList();

    // One review in 70 of 644 makes nine; some of their titles may hold a slot and go uncounted.
    assertThat(contradictions)
        .hasSizeBetween(3, 9)
        .allMatch(review -> review.stars() == 1 || review.stars() == 5);
  }

  /** The stars that a title suits; none for a title with slots. */
  private static List<String> starsSuitedBy(SampleReview review) {
    return GRAMMARS.get(review.category()).sections("title").stream()
        .filter(section -> section.templates().stream().anyMatch(isTitleOf(review)))
        .flatMap(section -> section.words().stream())
        .toList();
  }

  private static Predicate<Template> isTitleOf(SampleReview review) {
    return template ->
        template.slots().isEmpty()
            && template.expand(slot -> slot, new Random(1)).equalsIgnoreCase(review.title());
  }

  private static Stream<String> sentences() {
    return GENERATED.stream().flatMap(review -> Passages.sentences(review.text()).stream());
  }

  private static boolean isGenerated(SampleReview review) {
    return SampleData.placedRows("").stream()
        .noneMatch(
            placed -> placed.row() instanceof SampleReview odd && odd.id().equals(review.id()));
  }
}
