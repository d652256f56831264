/**
 * What runs say of themselves in their records, and what follows from several of them: which days
 * make one sum, and which parts it has.
 *
 * <p>May import the JDK and Jackson.
 *
 * <p>Read {@link io.github.relevista.runs.RunRecord}, then {@link
 * io.github.relevista.runs.MergePeriod} and {@link io.github.relevista.runs.Period}.
 */
package io.github.relevista.runs;
