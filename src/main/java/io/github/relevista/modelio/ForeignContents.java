package io.github.relevista.modelio;

import io.github.relevista.model.SequenceLayer;
import io.github.relevista.model.VectorLayer;
import io.github.relevista.tensor.ArrayHeader;
import java.util.List;
import java.util.Optional;

/**
 * What a file of another program holds, and what can be made of it.
 *
 * @param kind what the file is, as people say it
 * @param layers the layers that it describes; may be empty
 * @param items its arrays; may be empty
 * @param network the network that fits them
 * @param words the vocabulary that it holds
 * @param problem why nothing can be made of it, or what is missing
 */
public record ForeignContents(
    String kind,
    List<String> layers,
    List<ArrayHeader> items,
    Optional<Fit> network,
    Optional<Words> words,
    Optional<String> problem) {
  /**
   * A network that fits the arrays.
   *
   * @param terms rows of its embedding
   * @param embedding columns of its embedding
   * @param layers from the lowest to the highest
   * @param readings what may be read of the sequence, the likeliest first
   * @param head the layers before the output
   * @param outputs number of scores
   * @param unsaid the options that say what the file does not: an option and what it says
   */
  public record Fit(
      int terms,
      int embedding,
      List<SequenceLayer> layers,
      List<String> readings,
      List<VectorLayer> head,
      int outputs,
      List<String> unsaid) {
    /** Copies the lists. */
    public Fit {
      layers = List.copyOf(layers);
      readings = List.copyOf(readings);
      head = List.copyOf(head);
      unsaid = List.copyOf(unsaid);
    }
  }

  /**
   * A vocabulary.
   *
   * @param size number of terms
   * @param first some of the first ones
   * @param tokenizer how texts become such words, where the file says so
   */
  public record Words(int size, List<String> first, Optional<String> tokenizer) {
    private static final int SHOWN = 6;

    static Words of(ForeignWords words) {
      return new Words(
          words.terms().size(),
          words.terms().subList(0, Math.min(SHOWN, words.terms().size())),
          words.cutting().map(cutting -> cutting.tokenizer().wireName()));
    }
  }

  /** Copies the lists. */
  public ForeignContents {
    layers = List.copyOf(layers);
    items = List.copyOf(items);
  }
}
