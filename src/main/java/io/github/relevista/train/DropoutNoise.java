package io.github.relevista.train;

import io.github.relevista.settings.RecipeSettings;
import io.github.relevista.train.Randomness.Purpose;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.random.impl.BernoulliDistribution;
import org.nd4j.linalg.api.rng.Random;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The dropout of one step after the other. What is kept is multiplied by 1 / (1 − rate), so that
 * the network sees values of the same mean with and without dropout.
 */
final class DropoutNoise implements Noise {
  private final RecipeSettings recipe;
  private final Randomness randomness;
  private final int unknownId;
  private final Random masks = Nd4j.getRandomFactory().getNewRandomInstance();
  private SplittableRandom words;

  DropoutNoise(RecipeSettings recipe, Randomness randomness, int unknownId) {
    this.recipe = recipe;
    this.randomness = randomness;
    this.unknownId = unknownId;
  }

  /** Takes up the random numbers of a step. */
  void begin(long step) {
    words = randomness.generator(Purpose.WORDS, step);
    masks.setSeed(randomness.seedOf(Purpose.MASKS, step));
  }

  @Override
  public int[] words(int[] ids) {
    if (recipe.wordDropout() == 0) {
      return ids;
    }
    int[] noisy = ids.clone();
    for (int n = 0; n < noisy.length; n++) {
      if (words.nextDouble() < recipe.wordDropout()) {
        noisy[n] = unknownId;
      }
    }
    return noisy;
  }

  @Override
  public boolean maskEmbeddings(INDArray mask) {
    return fill(mask, recipe.embeddingDropout());
  }

  @Override
  public boolean maskStates(INDArray mask) {
    return fill(mask, recipe.stateDropout());
  }

  private boolean fill(INDArray mask, double rate) {
    if (rate == 0) {
      return false;
    }
    Nd4j.getExecutioner().exec(new BernoulliDistribution(mask, 1 - rate), masks);
    mask.muli(1 / (1 - rate));
    return true;
  }
}
