package io.github.relevista.engine.simd;

import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.History;
import io.github.relevista.engine.ProductRule;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.GateActivation;
import io.github.relevista.model.StateActivation;
import java.util.ArrayList;
import java.util.List;

/**
 * The stages of a step that keeps what a way back through all gates needs: those that compute the
 * step, with activations taken before they are written over and factors found at the end.
 */
final class GateStages {
  private GateStages() {}

  static List<Stage> of(CellForm form, History history) {
    return form.cell() == CellKind.LSTM ? lstm(form, history) : gru(form, history);
  }

  private static List<Stage> lstm(CellForm form, History history) {
    boolean relu = form.states() == StateActivation.RELU;
    List<Stage> stages = new ArrayList<>();
    for (int slot : new int[] {Slot.INPUT, Slot.FORGET, Slot.OUTPUT}) {
      openGate(stages, form, history, slot);
    }
    openSignal(stages, form, history);
    stages.add(ActivationStages::copyFormerCell);
    stages.addAll(Stages.computingState(form));
    stages.add(relu ? ActivationStages::openReluContent : ActivationStages::openContent);
    if (history instanceof History.ForRelevance relevance) {
      EpsilonRule rule = relevance.rule();
      stages.add(trace -> RelevanceFactors.divideState(trace, rule));
      divide(stages, relevance, Slot.INPUT, Slot.SIGNAL, Slot.INPUT);
      divide(stages, relevance, Slot.FORGET, GateFactors.FORMER, Slot.FORGET);
      divide(stages, relevance, Slot.OUTPUT, GateFactors.CONTENT, Slot.OUTPUT);
      stages.add(RelevanceFactors::factorSignal);
      stages.add(RelevanceFactors::factorFormerCell);
      stages.add(RelevanceFactors::factorContent);
      if (rule.shares()) {
        float epsilon = rule.epsilon() * form.gateScale();
        for (int slot : new int[] {Slot.INPUT, Slot.FORGET, Slot.OUTPUT}) {
          stages.add(trace -> ShareFactors.share(trace, rule, slot, epsilon));
        }
        stages.add(trace -> ShareFactors.share(trace, rule, Slot.SIGNAL, rule.epsilon()));
      }
    } else {
      stages.add(GradientFactors::factorCell);
      stages.add(relu ? GradientFactors::factorReluContent : GradientFactors::factorContent);
    }
    return stages;
  }

  private static List<Stage> gru(CellForm form, History history) {
    boolean resetAfter = form.cell() == CellKind.GRU_RESET_AFTER;
    List<Stage> stages = new ArrayList<>();
    openGate(stages, form, history, Slot.UPDATE);
    openGate(stages, form, history, Slot.RESET);
    stages.addAll(Stages.computingSignal(form));
    openSignal(stages, form, history);
    stages.add(ActivationStages::copyFormerState);
    if (resetAfter) {
      stages.add(ActivationStages::copyRecurrentSignal);
    }
    stages.addAll(Stages.computingState(form));
    if (history instanceof History.ForRelevance relevance) {
      int resetSignal = resetAfter ? Slot.RECURRENT_SIGNAL : GateFactors.FORMER;
      stages.add(trace -> RelevanceFactors.divideState(trace, relevance.rule()));
      divide(stages, relevance, Slot.UPDATE, GateFactors.FORMER, Slot.UPDATE);
      divide(stages, relevance, GateFactors.CLOSED, Slot.SIGNAL, Slot.ADDED);
      divide(stages, relevance, Slot.RESET, resetSignal, Slot.RESET);
      stages.add(RelevanceFactors::factorUpdate);
      stages.add(
          resetAfter ? RelevanceFactors::factorOuterReset : RelevanceFactors::factorInnerReset);
      if (relevance.rule().shares()) {
        stages.addAll(gruShares(form, relevance.rule()));
      }
    } else {
      stages.add(GradientFactors::factorUpdate);
      stages.add(
          resetAfter ? GradientFactors::factorOuterReset : GradientFactors::factorInnerReset);
    }
    return stages;
  }

  private static List<Stage> gruShares(CellForm form, EpsilonRule rule) {
    float epsilon = rule.epsilon() * form.gateScale();
    List<Stage> stages = new ArrayList<>();
    for (int slot : new int[] {Slot.UPDATE, Slot.RESET}) {
      stages.add(trace -> ShareFactors.share(trace, rule, slot, epsilon));
    }
    stages.add(trace -> ShareFactors.share(trace, rule, Slot.SIGNAL, rule.epsilon()));
    if (form.cell() == CellKind.GRU_RESET_AFTER) {
      stages.add(trace -> ShareFactors.addResetBias(trace, rule));
      stages.add(ShareFactors::passThroughOuterReset);
    } else {
      stages.add(ShareFactors::passThroughInnerReset);
    }
    return stages;
  }

  private static void openGate(List<Stage> stages, CellForm form, History history, int slot) {
    boolean hard = form.gates() != GateActivation.SIGMOID;
    float slope = hard ? PlainStages.slope(form.gates()) : 0;
    stages.add(
        hard
            ? trace -> ActivationStages.openHard(trace, slot, slope)
            : trace -> ActivationStages.openSigmoid(trace, slot));
    if (history instanceof History.ForRelevance relevance) {
      float epsilon = relevance.rule().epsilon() * form.gateScale();
      stages.add(trace -> ActivationStages.invert(trace, slot, epsilon));
    } else {
      stages.add(
          hard
              ? trace -> ActivationStages.differentiateHard(trace, slot, slope)
              : trace -> ActivationStages.differentiateSigmoid(trace, slot));
    }
  }

  private static void openSignal(List<Stage> stages, CellForm form, History history) {
    boolean relu = form.states() == StateActivation.RELU;
    stages.add(relu ? ActivationStages::openReluSignal : ActivationStages::openSignal);
    if (history instanceof History.ForRelevance relevance) {
      float epsilon = relevance.rule().epsilon();
      stages.add(trace -> ActivationStages.invert(trace, Slot.SIGNAL, epsilon));
    } else {
      stages.add(
          relu ? ActivationStages::differentiateRelu : ActivationStages::differentiateSignal);
    }
  }

  private static void divide(
      List<Stage> stages, History.ForRelevance relevance, int gate, int signal, int slot) {
    ProductRule products = relevance.products();
    stages.add(ProductStages.divide(products, relevance.rule().epsilon(), gate, signal, slot));
  }
}
