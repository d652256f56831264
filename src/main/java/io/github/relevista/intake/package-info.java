/**
 * From one raw row of a corpus to a review, or to the reason why it is none.
 *
 * <p>May import the JDK and Jackson's streaming parser.
 *
 * <p>Read {@link io.github.relevista.intake.Intake}, then {@link
 * io.github.relevista.intake.RowSettings} and {@link io.github.relevista.intake.RowParser}, then
 * the kinds of parser.
 */
package io.github.relevista.intake;
