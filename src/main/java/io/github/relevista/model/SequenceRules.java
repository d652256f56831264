package io.github.relevista.model;

import java.io.Serializable;
import java.util.Locale;

/**
 * The sequences that a model was trained on: whether short texts were filled up, and whether it
 * read what they were filled with.
 *
 * <p>A pad that is read is a step like any other: it moves the states. A masked pad is skipped.
 *
 * @param padding at which end of a text the pads stand
 * @param paddedLength steps to which a shorter text is filled up, at least 1; 0 without padding
 * @param paddingId the id of a pad in the model's vocabulary; 0 where there are none
 * @param pads whether pads are read; a model without padding may have a mask all the same: it skips
 *     words of that id wherever they stand
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

  /** Texts as they are, of which words of an id are skipped. */
  public static SequenceRules masking(int id) {
    return new SequenceRules(Padding.NONE, 0, id, Pads.MASKED);
  }

  /**
   * @throws IllegalArgumentException if a value is out of range, or there is one without padding
   */
  public SequenceRules {
    if (padding == Padding.NONE) {
      boolean id = pads == Pads.MASKED ? paddingId >= 0 : paddingId == 0;
      if (paddedLength != 0 || !id) {
        throw new IllegalArgumentException(
            "padding none has no padded_length, and a padding_id >= 0 only where that is masked,"
                + " was given %d and %d, %s"
                    .formatted(paddedLength, paddingId, pads.name().toLowerCase(Locale.ROOT)));
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
