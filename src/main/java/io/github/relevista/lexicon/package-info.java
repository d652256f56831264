/**
 * From the statistics of words to a sentiment lexicon that can be defended: what an entry says, how
 * sure it is, how it compares with gold lexicons and with what needs no model, and the files that
 * other programs read.
 *
 * <p>May import stats, resampling, and Jackson for the lines of files. Tables and Spark are beyond
 * it.
 *
 * <p>Read {@link io.github.relevista.lexicon.TermSums}, {@link
 * io.github.relevista.lexicon.PolarityScale} and {@link io.github.relevista.lexicon.EntryFigures},
 * then {@link io.github.relevista.lexicon.Proof}, then {@link
 * io.github.relevista.lexicon.ExportFormat}.
 */
package io.github.relevista.lexicon;
