/**
 * A trained classifier as values: architecture, weights in one named gate order, vocabulary.
 *
 * <p>May import tensor and text.
 *
 * <p>Read {@link io.github.relevista.model.SentimentModel} first, then {@link
 * io.github.relevista.model.SequenceLayer} and {@link io.github.relevista.model.SequenceReading}.
 */
package io.github.relevista.model;
