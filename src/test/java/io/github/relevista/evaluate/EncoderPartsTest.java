package io.github.relevista.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.engine.Engine;
import io.github.relevista.engine.SequenceBatch;
import io.github.relevista.engine.TargetColumns;
import io.github.relevista.engine.Workspace;
import io.github.relevista.evaluate.PositionTally.Part;
import io.github.relevista.explain.Explanation;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.SmallModels;
import io.github.relevista.model.SmallModels.OutputBias;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EncoderPartsTest {
  private static final long SEED = 51;
  private static final List<MethodRuns> METHODS =
      List.of(Plans.LRP, Plans.SENSITIVITY, Plans.GRADIENT);

  private static List<Trial> trials(Engine engine) {
    List<EvaluatedText> texts =
        Plans.texts(40, SEED).stream().filter(text -> text.length() >= 19).toList();
    List<List<List<Explanation>>> explanations =
        MethodExplainers.of(engine, METHODS)
            .explain(
                texts.stream().map(EvaluatedText::ids).toArray(int[][]::new),
                texts.stream().map(EvaluatedText::key).toArray(String[]::new));
    List<Trial> trials = new ArrayList<>();
    for (int index = 0; index < texts.size(); index++) {
      trials.add(Trial.of(texts.get(index), explanations.get(index)));
    }
    return trials;
  }

  @Test
  void shares_areThoseOfEachTextAlone_throughEachDirection() {
    Engine engine = Plans.engine(Plans.model());
    List<Trial> trials = trials(engine);
    PositionTally actual = new PositionTally(3);
    new EncoderParts(engine, METHODS).add(trials, actual);
    PositionTally expected = new PositionTally(3);
    Workspace workspace = engine.newWorkspace();
    for (Trial trial : trials) {
      float[][] trueClass = new float[1][3];
      trueClass[0][trial.trueClass()] = 1;
      for (Part part : new Part[] {Part.FORWARD, Part.BACKWARD}) {
        TargetColumns target = TargetColumns.same(trueClass).through(part == Part.FORWARD ? 0 : 1);
        SequenceBatch text = SequenceBatch.ofIds(trial.text().ids());
        workspace.forward(text, Plans.LRP.runs().get(0).history());
        var relevances = workspace.relevances(target);
        expected.add(0, part, trial.text().length(), word -> relevances.at(0, 0, word));
        workspace.forward(text, Plans.GRADIENT.runs().get(0).history());
        var gradients = workspace.gradients(target);
        expected.add(2, part, trial.text().length(), word -> gradients.inputProduct(0, 0, word));
      }
    }
    for (Part part : new Part[] {Part.FORWARD, Part.BACKWARD}) {
      for (int method : new int[] {0, 2}) {
        assertThat(actual.texts(method, part)).as("seed %d", SEED).isEqualTo(trials.size());
        for (int bin = 0; bin < PositionTally.BINS; bin++) {
          assertThat(actual.mean(method, part, bin))
              .as("method %d, %s, bin %d, seed %d", method, part, bin, SEED)
              .isEqualTo(expected.mean(method, part, bin));
        }
      }
    }
    // A squared norm does not add up over directions.
    assertThat(actual.texts(1, Part.FORWARD)).isZero();
    assertThat(actual.mean(0, Part.FORWARD, 0)).isNotEqualTo(actual.mean(0, Part.BACKWARD, 0));
  }

  @Test
  void modelsOfOneDirection_haveNoParts() {
    Engine engine =
        Plans.engine(SmallModels.random(CellKind.LSTM, 1, 5, 6, 3, 12, OutputBias.PRESENT, 8));
    PositionTally tally = new PositionTally(3);
    new EncoderParts(engine, METHODS).add(trials(engine), tally);
    assertThat(tally.texts(0, Part.FORWARD)).isZero();
  }
}
