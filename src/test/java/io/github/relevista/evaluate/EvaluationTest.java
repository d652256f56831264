package io.github.relevista.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.engine.Engine;
import io.github.relevista.model.Target;
import io.github.relevista.stats.RelevanceStatistic;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  private static final long SEED = 31;
  private static final double CONFIDENCE = 0.9;

  private final Engine engine = Plans.engine(Plans.model());
  private final ExperimentPlan plan = Plans.plan();

  private List<ResultTable> tables(EvaluationState state) {
    EvaluationState all = new EvaluationState(plan);
    all.merge(state);
    Evaluation rest = new Evaluation(engine, plan);
    rest.addDocuments(state.documents().iterator());
    all.merge(rest.state());
    return all.tables(CONFIDENCE);
  }

  private Evaluation evaluation(List<EvaluatedText> texts, int batch) {
    Evaluation evaluation = new Evaluation(engine, plan);
    for (int first = 0; first < texts.size(); first += batch) {
      evaluation.add(texts.subList(first, Math.min(texts.size(), first + batch)));
    }
    return evaluation;
  }

  /** As between tasks. */
  private static EvaluationState sent(EvaluationState state) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(state);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (EvaluationState) in.readObject();
    }
  }

  @Test
  void merge_ofPartitions_equalsTheWhole() throws Exception {
    List<EvaluatedText> texts = Plans.texts(90, SEED);
    List<ResultTable> whole = tables(evaluation(texts, 90).state());
    EvaluationState merged = new EvaluationState(plan);
    for (int begin : new int[] {60, 0, 30}) {
      merged.merge(sent(evaluation(texts.subList(begin, begin + 30), 7).state()));
    }
    assertThat(merged.texts()).isEqualTo(90);
    assertThat(tables(merged)).as("seed %d", SEED).isEqualTo(whole);
    assertThat(whole)
        .extracting(ResultTable::name)
        .containsExactly(
            "deletion", "deletion_area", "position", "pointing", "leakage", "comparisons");
    assertThat(whole).allMatch(table -> !table.rows().isEmpty());
  }

  @Test
  void merge_ofOtherExperiments_isRefused() {
    EvaluationState leakage =
        new EvaluationState(Plans.plan(Set.of(Experiment.LEAKAGE, Experiment.POSITION)));
    EvaluationState deletion = new EvaluationState(Plans.plan(Set.of(Experiment.DELETION)));
    assertThatThrownBy(() -> leakage.merge(deletion))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("only states of the same experiments merge, was given [POSITION,");
  }

  @Test
  void tables_areThoseOfTheExperimentsThatWereMade() {
    EvaluationState state = new EvaluationState(Plans.plan(Set.of(Experiment.LEAKAGE)));
    assertThat(state.tables(CONFIDENCE)).extracting(ResultTable::name).containsExactly("leakage");
    EvaluationState compared =
        new EvaluationState(Plans.plan(Set.of(Experiment.POINTING, Experiment.POSITION)));
    assertThat(compared.tables(CONFIDENCE))
        .extracting(ResultTable::name)
        .containsExactly("position", "pointing", "comparisons");
  }

  @Test
  void everyRow_hasAValueOfItsColumnsType() {
    for (ResultTable table : tables(evaluation(Plans.texts(90, SEED), 20).state())) {
      for (List<Object> row : table.rows()) {
        assertThat(row).as(table.name()).hasSameSizeAs(table.columns());
        for (int column = 0; column < row.size(); column++) {
          Class<?> type =
              switch (table.columns().get(column).type()) {
                case TEXT -> String.class;
                case COUNT -> Long.class;
                case NUMBER -> Double.class;
              };
          assertThat(row.get(column) == null || type.isInstance(row.get(column)))
              .as("%s, %s", table.name(), table.columns().get(column))
              .isTrue();
        }
      }
    }
  }

  @Test
  void words_areTheSameHoweverTheyAreHandedOn() {
    List<EvaluatedText> texts = Plans.texts(40, SEED);
    Map<String, BigDecimal> whole = new TreeMap<>();
    Map<String, BigDecimal> parts = new TreeMap<>();
    drain(evaluation(texts, 40), whole);
    drain(evaluation(texts.subList(0, 10), 3), parts);
    drain(evaluation(texts.subList(10, 40), 30), parts);
    assertThat(parts).isEqualTo(whole);
    // 12 words, 3 classes, 3 methods; of the random one there is nothing.
    assertThat(whole).hasSize(12 * 3 * 3);
  }

  private void drain(Evaluation evaluation, Map<String, BigDecimal> sums) {
    WordStatistics.Sink sink =
        (int method, Target target, String term, RelevanceStatistic statistic) ->
            sums.merge(
                plan.methods().get(method).name() + " " + target.name() + " " + term,
                statistic.relevance().sum(),
                BigDecimal::add);
    boolean hasMore = true;
    while (hasMore) {
      hasMore = evaluation.words().drainPart(sink);
    }
  }

  @Test
  void withoutTexts_thereAreNoFigures() {
    for (ResultTable table : tables(new EvaluationState(plan))) {
      List<Object> figures = new ArrayList<>();
      table.rows().forEach(figures::addAll);
      assertThat(figures).as(table.name()).noneMatch(Double.class::isInstance);
    }
  }
}
