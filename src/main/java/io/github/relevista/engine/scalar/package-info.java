/**
 * The engine in plain Java: runs wherever a JVM runs.
 *
 * <p>May import engine, engine.network, and what they may import.
 *
 * <p>Read {@code ScalarEngine}, then {@code ScalarLayers}, {@code RecurrentRun}, {@code Pass},
 * {@code SignalBack}, then the kernels. Gradients, and relevance that gates receive, go by {@code
 * GateFactors} and {@code GateBack}.
 */
package io.github.relevista.engine.scalar;
