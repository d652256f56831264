/**
 * Statistics that are exact and independent of the order in which they are added or merged. They
 * know nothing of Spark, of words or of files.
 *
 * <p>May import the JDK only.
 *
 * <p>Read {@code FixedPoint}, then {@code ExactSum} and {@code RelevanceTable}; what figures are
 * worth is said by {@code ClusteredMean}, {@code Normal}, {@code FalseDiscovery}, {@code Ranking}
 * and {@code RankCorrelation}.
 */
package io.github.relevista.stats;
