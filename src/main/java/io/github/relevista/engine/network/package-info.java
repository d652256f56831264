/**
 * What of a network is not recurrent, as the float engines run it: how tokens become steps, layers
 * at every step, what is read of a sequence, dense layers before the output. It is plain Java and
 * takes little of the time, so that the engines scalar and simd have it in common; recurrent
 * layers, which take nearly all of it, are theirs, behind {@link
 * io.github.relevista.engine.network.LayerRun}. The reference and nd4j write all of it anew.
 *
 * <p>May import engine and what it may import.
 *
 * <p>Read {@link io.github.relevista.engine.network.Network}, then {@code LayerRun}, {@code
 * ReadingRun} and {@code VectorRun}.
 */
package io.github.relevista.engine.network;
