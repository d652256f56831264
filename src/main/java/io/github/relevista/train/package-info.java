/**
 * Trains classifiers: back-propagation through time, the optimizer, the loop, and the files of
 * examples and vectors that it reads.
 *
 * <p>May import model and what it may import, intake (whose parsers read the rows of examples),
 * settings (whose recipe the loop follows as it stands) and ND4J. A trained model is handed back as
 * a value: writing it is for the caller.
 *
 * <p>Read {@link io.github.relevista.train.Trainer} first, then {@code Network}, {@code Parameters}
 * and {@code LstmRecurrence}; for the files {@link io.github.relevista.train.TrainingData}.
 */
package io.github.relevista.train;
