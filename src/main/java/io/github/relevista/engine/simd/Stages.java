package io.github.relevista.engine.simd;

import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.History;
import io.github.relevista.model.CellKind;
import java.util.ArrayList;
import java.util.List;

/** The stages of a step, by the kind of cell and by what is kept. */
final class Stages {
  /**
   * Between these two products of a stabilised sum and a stabilised pre-activation neither overflow
   * nor fall below the smallest float, and one division serves both.
   */
  private static final float SMALLEST_EPSILON = 1e-15f;

  private static final float LARGEST_EPSILON = 1e15f;

  private Stages() {}

  static Stage[] of(CellForm form, History history) {
    if (history.throughGates()) {
      return GateStages.of(form, history).toArray(Stage[]::new);
    }
    List<Stage> stages = new ArrayList<>(computing(form));
    if (history instanceof History.ForRelevance kept) {
      stages.addAll(keeping(form.cell(), kept.rule()));
    }
    return stages.toArray(Stage[]::new);
  }

  private static List<Stage> computing(CellForm form) {
    List<Stage> stages = new ArrayList<>(computingSignal(form));
    stages.addAll(computingState(form));
    return stages;
  }

  /** From what a step is given to the pre-activation of its signal. */
  static List<Stage> computingSignal(CellForm form) {
    if (!form.isUsual()) {
      return PlainStages.computingSignal(form);
    }
    return switch (form.cell()) {
      case LSTM -> List.of();
      case GRU_RESET_AFTER -> List.of(GruStages::openReset, GruStages::addResetProduct);
      case GRU_RESET_BEFORE ->
          List.of(
              GruStages::openReset,
              GruStages::resetState,
              GruStages::multiplyResetState,
              GruStages::addProductOfReset);
    };
  }

  /** From there to the step's states. */
  static List<Stage> computingState(CellForm form) {
    if (!form.isUsual()) {
      return PlainStages.computingState(form);
    }
    return switch (form.cell()) {
      case LSTM ->
          List.of(
              LstmStages::clampGates,
              LstmStages::addSignal,
              LstmStages::updateCell,
              LstmStages::updateState);
      case GRU_RESET_AFTER, GRU_RESET_BEFORE ->
          List.of(GruStages::clampUpdate, GruStages::addSignal, GruStages::updateState);
    };
  }

  private static List<Stage> keeping(CellKind cell, EpsilonRule rule) {
    List<Stage> stages = new ArrayList<>();
    boolean moderate = rule.epsilon() >= SMALLEST_EPSILON && rule.epsilon() <= LARGEST_EPSILON;
    boolean plain = moderate && !rule.shares() && !rule.isProportionalAtStates();
    stages.add(plain ? HistoryStages::keep : HistoryStages::keepOfAnyRule);
    if (rule.shares()) {
      stages.add(HistoryStages::keepShare);
      if (cell == CellKind.GRU_RESET_AFTER) {
        stages.add(HistoryStages::shareResetBias);
      }
    }
    if (cell == CellKind.GRU_RESET_AFTER) {
      stages.add(HistoryStages::keepReset);
    }
    return stages;
  }
}
