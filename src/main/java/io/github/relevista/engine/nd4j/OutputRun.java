package io.github.relevista.engine.nd4j;

import static io.github.relevista.engine.nd4j.NativeArrays.forEachColumn;

import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.TargetColumns;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A batch in the output layer: from final hidden states to scores and back. */
final class OutputRun {
  private final ModelArrays model;
  private final BatchRows rows;
  private final List<INDArray> finalHidden;

  /** [rows, classes]. */
  private final INDArray scores;

  /**
   * @param finalHidden the final hidden states by direction: [rows, hidden] each
   * @param arrays what owns the scores
   */
  OutputRun(ModelArrays model, BatchRows rows, List<INDArray> finalHidden, NativeArrays arrays) {
    this.model = model;
    this.rows = rows;
    this.finalHidden = finalHidden;
    scores = arrays.zeros(rows.size(), classes()).addiRowVector(model.outputBias());
    for (int d = 0; d < finalHidden.size(); d++) {
      Nd4j.gemm(finalHidden.get(d), model.outputs().get(d), scores, false, true, 1, 1);
    }
  }

  private int classes() {
    return model.model().classes().size();
  }

  /** [rows · classes]. */
  float[] scores() {
    return scores.data().asFloat();
  }

  /**
   * The relevance of a direction's final hidden states: [rows · columns, hidden]; zeros where
   * nothing enters them. The lower units of a score are the hidden states of all directions.
   */
  INDArray top(int direction, TargetColumns targets, EpsilonRule rule, NativeArrays arrays) {
    int columns = targets.columns();
    if (!targets.enters(direction)) {
      return arrays.zeros((long) rows.size() * columns, model.model().hiddenSize());
    }
    Quotients formula = new Quotients(rule, arrays);
    INDArray quotients =
        arrays.keep(
            NativeArrays.of(coefficients(targets), (long) rows.size() * columns, classes()));
    forEachColumn(quotients, columns)
        .muli(forEachColumn(scores, 1))
        .divi(forEachColumn(formula.denominators(scores), 1));
    INDArray top = arrays.product(quotients, model.outputs().get(direction));
    forEachColumn(top, columns).muli(forEachColumn(finalHidden.get(direction), 1));
    if (rule.shares()) {
      INDArray shared = formula.shared(scores, model.outputBias());
      forEachColumn(quotients, columns).muli(forEachColumn(shared, 1));
      int lowerUnits = finalHidden.size() * top.columns();
      top.addiColumnVector(arrays.keep(quotients.sum(true, 1)).divi(lowerUnits));
    }
    return top;
  }

  /** [rows · columns · classes]. */
  private float[] coefficients(TargetColumns targets) {
    int columns = targets.columns();
    float[] values = new float[rows.size() * columns * classes()];
    for (int sequence = 0; sequence < rows.size(); sequence++) {
      for (int column = 0; column < columns; column++) {
        int to = (rows.row(sequence) * columns + column) * classes();
        System.arraycopy(targets.coefficients(sequence, column), 0, values, to, classes());
      }
    }
    return values;
  }
}
