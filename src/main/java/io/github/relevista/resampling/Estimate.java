package io.github.relevista.resampling;

/**
 * A figure with its confidence interval.
 *
 * @param value the figure; NaN where there is nothing to take it from
 * @param low lower end of the interval
 * @param high upper end of the interval
 */
public record Estimate(double value, double low, double high) {}
