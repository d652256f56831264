package io.github.relevista.explain;

import io.github.relevista.engine.TargetColumns;

/**
 * The columns that an engine is asked for, and what the polarity is of them.
 *
 * @param columns what an engine is asked for: for each sequence those of its classes first
 * @param polarity how much of each column makes the polarity's: [columns]
 */
record PlannedColumns(TargetColumns columns, float[] polarity) {}
