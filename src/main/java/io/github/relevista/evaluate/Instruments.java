package io.github.relevista.evaluate;

import io.github.relevista.engine.Engine;
import io.github.relevista.resampling.PoissonBootstrap;

/**
 * What experiments are made with, in one thread.
 *
 * @param engine of a model with a {@linkplain BlankWord blank word}
 * @param plan which experiments are made, and how
 * @param explainers the methods
 * @param bootstrap draws how often each replicate holds a text
 * @param words takes the relevance of every word, which is too much for a state
 */
record Instruments(
    Engine engine,
    ExperimentPlan plan,
    MethodExplainers explainers,
    PoissonBootstrap bootstrap,
    WordStatistics words) {
  static Instruments of(Engine engine, ExperimentPlan plan) {
    return new Instruments(
        engine,
        plan,
        MethodExplainers.of(engine, plan.methods()),
        new PoissonBootstrap(plan.seed(), plan.replicates()),
        new WordStatistics(engine.model(), plan));
  }
}
