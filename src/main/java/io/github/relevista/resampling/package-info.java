/**
 * How sure a figure is: replicates of a corpus that a task draws for itself, and the interval that
 * the figures of all replicates span.
 *
 * <p>May import the JDK only.
 *
 * <p>Read {@link io.github.relevista.resampling.PoissonBootstrap}, {@link
 * io.github.relevista.resampling.BootstrapSums} and {@link
 * io.github.relevista.resampling.Replicated}, in this order.
 */
package io.github.relevista.resampling;
