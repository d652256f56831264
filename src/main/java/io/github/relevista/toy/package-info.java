/**
 * An arithmetic task whose right explanation is known: networks learn to add or subtract two marked
 * numbers of a sequence, and every method of explanation is held against the numbers.
 *
 * <p>May import explain, train, engine, model, settings, stats and what they stand on.
 *
 * <p>Read {@link io.github.relevista.toy.ToyExperiment} first, then {@code NumberTask}, {@code
 * NumberTraining} and {@code MethodJudge}.
 */
package io.github.relevista.toy;
