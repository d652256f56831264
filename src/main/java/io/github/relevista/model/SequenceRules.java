package io.github.relevista.model;

import java.io.Serializable;

/**
 * The sequences that a model was trained on: whether short texts were filled up, and whether it
 * read what they were filled with.
 *
 * <p>A pad that is read is a step like any other: it moves the states. A masked pad is skipped.
 *
 * @param padding at which end of a text the pads stand
 * @param paddedLength steps to which a shorter text is filled up, at least 1; 0 without padding
 * @param paddingId the id of a pad in the model's vocabulary; 0 without padding
 * @param pads whether pads are read; without padding {@link Pads#READ}
 */
public record SequenceRules(Padding padding, int paddedLength, int paddingId, Pads pads)
    implements Serializable {
  /** At which end of a text the pads stand. */
  public enum Padding {
    /** Texts stay as they are. */
    NONE("none"),
    /** Pads come before the words. */
    FRONT("front"),
    /** Pads come behind the words. */
    BACK("back");

    private final String wireName;

    Padding(String wireName) {
      this.wireName = wireName;
    }

    /** The name in configurations, ids and messages. */
    public String wireName() {
      return wireName;
    }
  }

  /** Whether a model reads pads. */
  public enum Pads {
    /** Every pad is a step. */
    READ,
    /** Pads are skipped: the model reads the words alone. */
    MASKED
  }

  /** Texts as they are. */
  public static final SequenceRules NONE = new SequenceRules(Padding.NONE, 0, 0, Pads.READ);

  /**
   * @throws IllegalArgumentException if a value is out of range, or there is one without padding
   */
  public SequenceRules {
    if (padding == Padding.NONE) {
      if (paddedLength != 0 || paddingId != 0 || pads != Pads.READ) {
        throw new IllegalArgumentException(
            "padding none has no padded_length, padding_id or mask, was given %d, %d and %s"
                .formatted(paddedLength, paddingId, pads));
      }
    } else if (paddedLength < 1 || paddingId < 0) {
      throw new IllegalArgumentException(
          "padding %s needs a padded_length >= 1 and a padding_id >= 0, was given %d and %d"
              .formatted(padding.wireName(), paddedLength, paddingId));
    }
  }

  /** Whether a model reads pads, of some texts at least. */
  public boolean readsPads() {
    return padding != Padding.NONE && pads == Pads.READ;
  }

  /** Number of pads that are read before the words of a text of so many tokens. */
  public int padsInFront(int tokens) {
    return padding == Padding.FRONT ? padsRead(tokens) : 0;
  }

  /** Number of pads that are read behind the words of a text of so many tokens. */
  public int padsBehind(int tokens) {
    return padding == Padding.BACK ? padsRead(tokens) : 0;
  }

  private int padsRead(int tokens) {
    return readsPads() ? Math.max(0, paddedLength - tokens) : 0;
  }
}
