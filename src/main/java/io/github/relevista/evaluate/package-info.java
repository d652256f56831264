/**
 * The experiments by which methods of explanation are judged.
 *
 * <p>May import aggregate, explain, resampling, scoring, stats, and what they may import.
 *
 * <p>Read {@link io.github.relevista.evaluate.Evaluation} and {@code ExperimentDesign}, then the
 * design of the experiment that you are after and what it uses (DeletionDesign, WordDesign,
 * PositionDesign, PointingDesign, LeakageDesign). A new experiment is a design, and its name in
 * {@link io.github.relevista.evaluate.Experiment}.
 */
package io.github.relevista.evaluate;
