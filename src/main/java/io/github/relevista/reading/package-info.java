/**
 * From a review to the words that a model reads of it, or to the reason why there are none: the one
 * place that knows, for jobs over a corpus, for training and for the commands of one machine.
 *
 * <p>May import intake, text and model.
 *
 * <p>Read {@link io.github.relevista.reading.Reading} and {@link
 * io.github.relevista.reading.Words}, then {@link io.github.relevista.reading.WordReader}, then
 * {@link io.github.relevista.reading.FormReader}.
 */
package io.github.relevista.reading;
