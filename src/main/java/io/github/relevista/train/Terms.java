package io.github.relevista.train;

import io.github.relevista.settings.VocabularySettings;
import io.github.relevista.text.Vocabulary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The words that a model knows: the unknown term, those of the training examples, and perhaps
 * further ones that have a vector. The embeddings of the last are not trained, since no example
 * holds them.
 *
 * @param vocabulary all of them
 * @param trained how many of the first ids are trained
 */
record Terms(Vocabulary vocabulary, int trained) {
  /**
   * Gathers the words.
   *
   * @param vectors where embeddings do not all begin at random
   * @throws TrainingDataException if the file of term counts is no such file
   */
  static Terms of(
      List<LabelledText> examples, VocabularySettings settings, Optional<WordVectors> vectors) {
    Set<String> terms = new LinkedHashSet<>();
    terms.add(settings.unknownToken());
    Set<String> withVector = vectors.map(read -> read.vectors().keySet()).orElse(Set.of());
    terms.addAll(known(examples, settings.minimumCount(), withVector));
    int trained = terms.size();
    if (vectors.isPresent() && settings.extraTerms() > 0) {
      addExtra(terms, candidates(settings, vectors.get()), vectors.get(), settings.extraTerms());
    }
    return new Terms(Vocabulary.of(List.copyOf(terms), settings.unknownToken()), trained);
  }

  /**
   * The words of the examples that are frequent enough or have a vector, the most frequent first,
   * equally frequent ones by their spelling.
   */
  private static List<String> known(
      List<LabelledText> examples, int minimum, Set<String> withVector) {
    Map<String, Integer> counts = new HashMap<>();
    for (LabelledText example : examples) {
      for (String token : example.tokens()) {
        counts.merge(token, 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .filter(term -> term.getValue() >= minimum || withVector.contains(term.getKey()))
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static List<String> candidates(VocabularySettings settings, WordVectors vectors) {
    return settings
        .termCounts()
        .map(file -> byCount(Path.of(file)))
        .orElseGet(() -> List.copyOf(vectors.vectors().keySet()));
  }

  /** The words of a file of {@code term TAB count}, the most frequent first. */
  private static List<String> byCount(Path file) {
    Map<String, Long> counts = new HashMap<>();
    try (TextLines lines = TextLines.open(file)) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        int tab = line.indexOf('\t');
        if (tab < 1 || !line.substring(tab + 1).matches("\\d{1,18}")) {
          throw lines.fault("a term, a tab and a count are needed");
        }
        counts.merge(line.substring(0, tab), Long.parseLong(line.substring(tab + 1)), Long::sum);
      }
    }
    List<Map.Entry<String, Long>> sorted = new ArrayList<>(counts.entrySet());
    sorted.sort(
        Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
            .thenComparing(Map.Entry.comparingByKey()));
    return sorted.stream().map(Map.Entry::getKey).toList();
  }

  private static void addExtra(
      Set<String> terms, List<String> candidates, WordVectors vectors, int count) {
    int most = terms.size() + count;
    for (String candidate : candidates) {
      if (terms.size() == most) {
        return;
      }
      // A term of the vocabulary stands in a line of its file.
      if (vectors.vectors().containsKey(candidate) && candidate.indexOf('\n') < 0) {
        terms.add(candidate);
      }
    }
  }
}
