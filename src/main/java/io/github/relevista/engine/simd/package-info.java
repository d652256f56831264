/**
 * The engine made of the processor's vector instructions: what explains corpora.
 *
 * <p>May import engine, engine.network and what they may import, and the module {@code
 * jdk.incubator.vector}, which a JVM has only if it was started with it: {@code SimdEngine} can be
 * loaded without.
 *
 * <p>Read {@code SimdEngine}, {@code SimdLayers}, {@code RecurrentRun}, {@code BatchPlan}; then
 * {@code ForwardPass} with the stages, {@code WayBack} with the kernels, and {@code Product}, which
 * costs most of the time. Gradients, and relevance that gates receive, go by {@code GateStages} and
 * {@code GateBack}.
 */
package io.github.relevista.engine.simd;
