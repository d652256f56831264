/**
 * What commands say at their end, as data, and how it is shown: on a terminal or as JSON lines.
 *
 * <p>May import the rooms whose results it shows, and Jackson; neither picocli nor Spark.
 *
 * <p>Read {@code Report} first, then {@code Part}, {@code Terminal} and {@code JsonLines}; then one
 * report, as {@code ExplainReport}.
 */
package io.github.relevista.report;
