/**
 * The engine in plain Java: runs wherever a JVM runs.
 *
 * <p>May import engine and what it may import.
 *
 * <p>Read {@code ScalarEngine}, then {@code ScalarWorkspace}, {@code Pass}, {@code GateBack}, then
 * the kernels.
 */
package io.github.relevista.engine.scalar;
