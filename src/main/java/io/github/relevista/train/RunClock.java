package io.github.relevista.train;

import java.util.List;

/** How long a run has taken, over all its parts if it was interrupted, and how long it will. */
final class RunClock {
  private static final double NANOS = 1e9;

  private final long begin = System.nanoTime();
  private final long firstStep;
  private final double secondsBefore;

  /** Starts at the state that a run begins with or goes on from. */
  RunClock(TrainingState state) {
    firstStep = state.step();
    List<Evaluation> evaluations = state.evaluations();
    secondsBefore = evaluations.isEmpty() ? 0 : evaluations.get(evaluations.size() - 1).seconds();
  }

  /** Seconds of the whole run so far. */
  double seconds() {
    return secondsBefore + secondsOfPart();
  }

  /** Seconds that the rest takes at the pace since this clock started. */
  double secondsLeft(TrainingState state, long totalSteps) {
    double pace = secondsOfPart() / (state.step() - firstStep);
    return pace * (totalSteps - state.step());
  }

  private double secondsOfPart() {
    return (System.nanoTime() - begin) / NANOS;
  }
}
