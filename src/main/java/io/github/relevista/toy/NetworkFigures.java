package io.github.relevista.toy;

/**
 * How well one network learned.
 *
 * @param seed its seed
 * @param attempts how many were trained to get it
 * @param testError its mean squared error on sequences that it never saw
 * @param trained whether the error by which it was chosen is as low as the settings ask for
 */
public record NetworkFigures(long seed, int attempts, double testError, boolean trained) {}
