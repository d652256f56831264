package io.github.relevista.modelio;

import io.github.relevista.model.Activation;
import io.github.relevista.model.SequenceRules.Padding;
import io.github.relevista.model.StepReading;
import java.util.List;
import java.util.Optional;

/**
 * What a user says of a network that weights do not tell.
 *
 * @param reading what is read of the sequence: one name, or several that stand side by side; may be
 *     empty
 * @param padding at which end pads stand
 * @param paddedLength steps to which a shorter text is filled up
 * @param paddingId the id of a pad
 * @param masked whether pads are skipped
 * @param hidden the activation of dense layers before the output
 * @param lower what stands before and between recurrent layers
 * @param weights how weights are taken
 */
public record ReadingWishes(
    List<String> reading,
    Optional<Padding> padding,
    Optional<Integer> paddedLength,
    Optional<Integer> paddingId,
    Optional<Boolean> masked,
    Optional<Activation.Kind> hidden,
    LowerWishes lower,
    WeightWishes weights) {
  /** Nothing said. */
  public static final ReadingWishes NONE =
      new ReadingWishes(
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          LowerWishes.NONE,
          WeightWishes.NONE);

  /** What a {@code config.json} of format 1 says: final states of texts as they are. */
  static final ReadingWishes OF_ONE_LAYER =
      new ReadingWishes(
          List.of(StepReading.LAST.wireName()),
          Optional.of(Padding.NONE),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          LowerWishes.NONE,
          WeightWishes.NONE);

  /** The id of a pad alone. */
  static ReadingWishes ofPad(int id) {
    return new ReadingWishes(
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(id),
        Optional.empty(),
        Optional.empty(),
        LowerWishes.NONE,
        WeightWishes.NONE);
  }

  /** These wishes, and where there is none another's. */
  public ReadingWishes orElse(ReadingWishes other) {
    return new ReadingWishes(
        reading.isEmpty() ? other.reading : reading,
        padding.or(() -> other.padding),
        paddedLength.or(() -> other.paddedLength),
        paddingId.or(() -> other.paddingId),
        masked.or(() -> other.masked),
        hidden.or(() -> other.hidden),
        lower.orElse(other.lower),
        weights.orElse(other.weights));
  }
}
