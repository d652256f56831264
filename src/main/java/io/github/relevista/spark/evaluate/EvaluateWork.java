package io.github.relevista.spark.evaluate;

import static org.apache.spark.sql.functions.col;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.relevista.evaluate.EvaluationState;
import io.github.relevista.evaluate.Experiment;
import io.github.relevista.evaluate.PlannedDocument;
import io.github.relevista.evaluate.ResultTable;
import io.github.relevista.plan.EvaluatePlan;
import io.github.relevista.reading.WordReader.Detail;
import io.github.relevista.settings.UnknownTerms;
import io.github.relevista.spark.input.RowReader;
import io.github.relevista.spark.job.CorpusWork;
import io.github.relevista.spark.job.EnginePlan;
import io.github.relevista.spark.job.JobRun;
import io.github.relevista.spark.job.JobTask;
import io.github.relevista.spark.job.KeptOutcomes;
import io.github.relevista.spark.job.OutcomeColumns;
import io.github.relevista.spark.job.ReadingPlan;
import io.github.relevista.spark.job.Stages;
import io.github.relevista.spark.job.TableWrite;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Encoders;

/**
 * Evaluating as the work of a job over a corpus.
 *
 * @param plan the plan
 */
record EvaluateWork(EvaluatePlan plan) implements CorpusWork<EvaluateFindings> {
  @Override
  public ReadingPlan reading(RowReader reader) {
    return new ReadingPlan(
        reader,
        plan.reading().tokenizer(),
        plan.reading().maximumTokens(),
        plan.labels(),
        plan.settings().input().labelColumn().isPresent(),
        plan.settings().evaluation().unknownTerms() == UnknownTerms.SURFACE
            ? Set.of(Detail.FORMS)
            : Set.of());
  }

  @Override
  public JobTask task() {
    return evaluateTask();
  }

  private EvaluateTask evaluateTask() {
    return new EvaluateTask(
        EnginePlan.of(plan.settings().run(), plan.modelId()), plan.evaluation());
  }

  @Override
  public OutcomeColumns columns() {
    return EvaluateOutcome.COLUMNS;
  }

  @Override
  public long outcomesTogether() {
    return KeptOutcomes.FEW_NUMBERS;
  }

  @Override
  public EvaluateFindings findings(JobRun run) throws Exception {
    Stages stages = run.session().stages();
    EvaluationState state =
        stages.run("experiments", "put the experiments together", () -> state(run));
    List<PlannedDocument> documents = state.documents();
    DocumentPass pass = DocumentPass.none(plan.evaluation());
    if (!documents.isEmpty()) {
      pass =
          stages.run(
              "documents",
              "made the experiments with documents",
              () -> DocumentPass.over(documents, run, evaluateTask()));
      state.merge(pass.state());
    }
    List<ResultTable> tables =
        new ArrayList<>(state.tables(plan.settings().evaluation().confidence()));
    if (plan.evaluation().has(Experiment.WORD_TABLES)) {
      tables.add(stages.run("words", "ranked the words", () -> WordTables.of(run, plan)));
    }
    return new EvaluateFindings(state, List.copyOf(tables), pass.executors());
  }

  /** The states of all tasks as one. */
  private EvaluationState state(JobRun run) {
    return run.outcomes()
        .where(col(EvaluateOutcome.STATE).isNotNull())
        .select(EvaluateOutcome.STATE)
        .as(Encoders.BINARY())
        .toJavaRDD()
        .treeAggregate(
            new EvaluationState(plan.evaluation()),
            (state, bytes) -> {
              state.merge(StateBytes.read(bytes));
              return state;
            },
            (state, other) -> {
              state.merge(other);
              return state;
            });
  }

  @Override
  public void writeTables(JobRun run, EvaluateFindings findings, TableWrite rejects)
      throws Exception {
    run.session()
        .stages()
        .run(
            "write",
            "wrote the tables",
            () -> {
              for (ResultTable table : findings.tables()) {
                ResultRows.of(run.session().spark(), plan, table)
                    .write()
                    .parquet(run.publication().staged(table.name()).toString());
              }
              return null;
            });
    run.write(List.of(rejects));
  }

  @Override
  public void addSettings(ObjectNode settings) {
    new EvaluationRecord(plan).addSettings(settings);
  }

  @Override
  public void addFindings(ObjectNode record, EvaluateFindings findings) {
    EvaluationRecord.addFindings(record, findings);
  }

  @Override
  public Optional<String> recordBeside() {
    return Optional.of("evaluation.json");
  }
}
