/**
 * Explanations of predictions: which target, by which method, and what came of it.
 *
 * <p>May import engine and what it may import.
 *
 * <p>Read {@code Explainer} and {@code Explanation}, then {@code Method}; each method has an
 * explainer of its own, whose page gives its formula.
 */
package io.github.relevista.explain;
