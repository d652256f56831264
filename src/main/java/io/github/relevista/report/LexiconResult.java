package io.github.relevista.report;

import io.github.relevista.lexicon.LexiconEntry;
import io.github.relevista.lexicon.LexiconPhrase;
import io.github.relevista.lexicon.ProofRow;
import io.github.relevista.lexicon.ShifterEffect;
import io.github.relevista.lexicon.WorkRow;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code lexicon} found.
 *
 * @param input the output that it is made of
 * @param modelId of the results there
 * @param settingsId of them
 * @param from their first date
 * @param to their last date
 * @param entries entries of the lexicon
 * @param sure those that are sure and strong enough for lists of words
 * @param positive the most positive of these, the first first
 * @param negative the most negative
 * @param contexts evidence for the first of these
 * @param shifters what shifters do, by kind and by shifter
 * @param phrases those that surely have more than their words elsewhere, then those that have less
 * @param differences the terms that differ most between slices
 * @param gold what the sure entries are to each gold lexicon
 * @param proof how systems do against gold lexicons
 * @param atWork how systems do on labelled reviews
 * @param output the folder of the tables, where there is one
 * @param exports the files that were written
 * @param seconds of every stage
 */
public record LexiconResult(
    String input,
    String modelId,
    String settingsId,
    LocalDate from,
    LocalDate to,
    long entries,
    long sure,
    List<LexiconEntry> positive,
    List<LexiconEntry> negative,
    List<Context> contexts,
    List<ShifterEffect> shifters,
    List<LexiconPhrase> phrases,
    List<Difference> differences,
    List<Gold> gold,
    List<ProofRow> proof,
    List<WorkRow> atWork,
    Optional<String> output,
    List<Export> exports,
    Map<String, Double> seconds) {

  /**
   * An occurrence of a term among the words around it.
   *
   * @param term the word
   * @param kind why it is shown: for, against or random
   * @param relevance of the occurrence
   * @param id of the review
   * @param sentence the sentence, from 1; 0 where it is the whole review
   * @param words the words around it and itself
   * @param focus which of them it is
   */
  public record Context(
      String term,
      String kind,
      float relevance,
      String id,
      int sentence,
      List<String> words,
      int focus) {
    /** Copies the list. */
    public Context {
      words = List.copyOf(words);
    }
  }

  /**
   * A term whose polarity in a slice differs from that elsewhere.
   *
   * @param slice the slice's values
   * @param term the word
   * @param occurrences in the slice
   * @param polarity there
   * @param elsewhere its polarity elsewhere
   * @param difference of mean relevances
   * @param low lower end of its interval
   * @param high upper end
   * @param q false discoveries among differences as sure
   */
  public record Difference(
      List<String> slice,
      String term,
      long occurrences,
      double polarity,
      double elsewhere,
      double difference,
      double low,
      double high,
      double q) {}

  /**
   * What the sure entries are to a gold lexicon.
   *
   * @param name of the gold lexicon
   * @param statuses entries of each status
   * @param opposite the strongest of those with the opposite sign
   */
  public record Gold(String name, Map<String, Long> statuses, List<String> opposite) {}

  /**
   * A file that was written.
   *
   * @param format its form
   * @param path where it lies
   * @param what what it holds: entries or phrases
   * @param written how many of them it holds
   * @param leftOut how many it has no room for
   */
  public record Export(String format, String path, String what, long written, long leftOut) {}
}
