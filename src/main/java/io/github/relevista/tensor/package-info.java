/**
 * Float matrices, activations, and the one rule for ties among highest values.
 *
 * <p>May import the JDK only.
 *
 * <p>Read {@link io.github.relevista.tensor.FloatMatrix} first.
 */
package io.github.relevista.tensor;
