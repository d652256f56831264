/**
 * Explanations of predictions: which target, by which method, and what came of it.
 *
 * <p>May import engine, modelio, resampling and what they may import.
 *
 * <p>Read {@code Explainer} and {@code Explanation}, then {@code Method}; each method has an
 * explainer of its own, whose page gives its formula. {@code OpenedModel} is where a model comes
 * from, {@code EngineKind} what computes with it.
 */
package io.github.relevista.explain;
