/**
 * From the bytes of a file to its records, and from a review to the words that a model reads of it,
 * or to the reason why there are none: the one place that knows, for jobs over a corpus, for
 * training and for the commands of one machine.
 *
 * <p>May import intake, text and model, and what unpacks: commons-compress and zstd-jni.
 *
 * <p>Of files, read {@link io.github.relevista.reading.FileLook}, which finds how a file is to be
 * read, then {@link io.github.relevista.reading.FileLayout} and {@link
 * io.github.relevista.reading.Records}, then the kinds of framer. Of words, read {@link
 * io.github.relevista.reading.Reading} and {@link io.github.relevista.reading.Words}, then {@link
 * io.github.relevista.reading.WordReader}.
 */
package io.github.relevista.reading;
