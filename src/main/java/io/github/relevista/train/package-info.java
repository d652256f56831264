/**
 * Trains classifiers: back-propagation through time, the optimizer, the loop, and the files of
 * examples and vectors that it reads.
 *
 * <p>May import model and what it may import, intake (whose parsers read the rows of examples),
 * settings (whose recipe the loop follows as it stands), engine and modelio (which the trained
 * model is written with, beside its scores), and ND4J.
 *
 * <p>Read {@link io.github.relevista.train.Trainer} first, then {@code Network}, {@code Parameters}
 * and {@code LstmRecurrence}; for the files {@link io.github.relevista.train.TrainingData} and
 * {@link io.github.relevista.train.TrainedModelFolder}.
 */
package io.github.relevista.train;
