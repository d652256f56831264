package io.github.relevista.evaluate;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A document made of sentences from different texts.
 *
 * @param key what tells it from others
 * @param ids [tokens]
 * @param sentences [tokens]: the sentence that a word stands in
 * @param classes [sentences][classes]: whether a sentence is of a class
 */
public record HybridDocument(String key, int[] ids, int[] sentences, boolean[][] classes)
    implements Serializable {

  /**
   * Makes documents of sentences in the order of their lots, the given number each; those left over
   * are left out.
   */
  static List<HybridDocument> of(List<SampledSentence> sentences, int sentencesOfOne) {
    List<HybridDocument> documents = new ArrayList<>();
    for (int end = sentencesOfOne; end <= sentences.size(); end += sentencesOfOne) {
      documents.add(
          of("document " + documents.size(), sentences.subList(end - sentencesOfOne, end)));
    }
    return documents;
  }

  private static HybridDocument of(String key, List<SampledSentence> parts) {
    int length = parts.stream().mapToInt(part -> part.ids().length).sum();
    int[] ids = new int[length];
    int[] sentences = new int[length];
    boolean[][] classes = new boolean[parts.size()][];
    int position = 0;
    for (int part = 0; part < parts.size(); part++) {
      classes[part] = parts.get(part).classes();
      for (int id : parts.get(part).ids()) {
        ids[position] = id;
        sentences[position] = part;
        position++;
      }
    }
    return new HybridDocument(key, ids, sentences, classes);
  }

  /** Whether a word stands in a sentence of a class. */
  boolean isOfClass(int position, int classIndex) {
    return classes[sentences[position]][classIndex];
  }

  /** Number of words in sentences of a class. */
  int wordsOfClass(int classIndex) {
    int words = 0;
    for (int position = 0; position < ids.length; position++) {
      words += isOfClass(position, classIndex) ? 1 : 0;
    }
    return words;
  }
}
