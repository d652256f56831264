/**
 * Float matrices and the vectorised activations that the engines' kernels are made of.
 *
 * <p>May import the JDK only.
 *
 * <p>Read {@link io.github.relevista.tensor.FloatMatrix} first.
 */
package io.github.relevista.tensor;
