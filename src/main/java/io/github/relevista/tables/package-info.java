/**
 * The tables that runs publish: the columns of each, declared once, with what they mean and how
 * rows that belong together merge. From these declarations follow the schemas that Spark writes,
 * the merge in SQL, the rows that tasks hand on, and the names that slices must not have.
 *
 * <p>May import stats.
 *
 * <p>Read {@link io.github.relevista.tables.Table} and {@link
 * io.github.relevista.tables.WordRelevance}.
 */
package io.github.relevista.tables;
