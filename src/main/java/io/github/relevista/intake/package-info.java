/**
 * From one raw row of a corpus to a review, or to the reason why it is none.
 *
 * <p>May import the JDK, Jackson's streaming parser and FastCSV.
 *
 * <p>Read {@code Intake}, then {@code RowParser} and its kinds.
 */
package io.github.relevista.intake;
