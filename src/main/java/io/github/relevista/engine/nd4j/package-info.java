/**
 * The second, independent engine: batched arrays of ND4J, whose products and activations are those
 * of OpenBLAS and libnd4j. It follows the formula of {@link io.github.relevista.engine.EpsilonRule}
 * where the other engines take shorter ways: words are projected by a product of their embeddings,
 * every quotient is formed as it is written, and a word's relevance is gathered component by
 * component.
 *
 * <p>OpenBLAS picks its kernels by the shape of a product: here, unlike in the other engines, the
 * last bits of a sequence's numbers depend on what else is in its batch.
 *
 * <p>May import engine, what it may import, and ND4J. Shares nothing with the other engines.
 *
 * <p>Models of several layers go from stage to stage, each with its own way back.
 *
 * <p>Read {@code Nd4jEngine}, then {@code Nd4jWorkspace}, {@code CellRun} and {@code WayBack}; then
 * {@code LayeredWorkspace} and its stages.
 */
package io.github.relevista.engine.nd4j;
