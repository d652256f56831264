/**
 * What settings mean for a certain model: names of classes resolved, defaults taken from the model,
 * the texts and sequences that are to be read.
 *
 * <p>May import settings, runs, reading, scoring, aggregate, explain, and what explain may import.
 *
 * <p>Read {@link io.github.relevista.plan.MethodPlan}, then {@link
 * io.github.relevista.plan.ExplainPlan}.
 */
package io.github.relevista.plan;
