/**
 * What computes: the interface through which a batch of sequences is run forward and a score's
 * relevance or gradient flows back to its words.
 *
 * <p>May import model, tensor and text. The engines live in packages of their own below this one,
 * which neither import each other nor share a kernel; simd and scalar have in common what is not
 * recurrent, in {@link io.github.relevista.engine.network}.
 *
 * <p>Read {@link io.github.relevista.engine.Engine}, then {@link
 * io.github.relevista.engine.Workspace}.
 */
package io.github.relevista.engine;
