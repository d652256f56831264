/**
 * Explanations of predictions: which target, by which method, and what came of it.
 *
 * <p>May import engine and what it may import.
 *
 * <p>Read {@code Explainer}, then {@code Explanation}.
 */
package io.github.relevista.explain;
