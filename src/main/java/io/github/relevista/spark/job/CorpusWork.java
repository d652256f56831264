package io.github.relevista.spark.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.relevista.runs.RunRecord;
import io.github.relevista.runs.Shortfall;
import io.github.relevista.spark.input.RowReader;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a {@linkplain CorpusJob job over a corpus} does that others do not: what its tasks make of
 * reviews, what that comes to, and what is written of it.
 *
 * @param <F> what it comes to
 */
public interface CorpusWork<F extends Findings> {
  /** How rows become words. */
  ReadingPlan reading(RowReader reader);

  /**
   * The same work once it knows what it has to know of all words before its pass.
   *
   * @param words to be looked at, or not
   */
  default CorpusWork<F> prepared(CorpusWords words) throws Exception {
    return this;
  }

  /** What a task does. */
  JobTask task();

  /** What tasks hand on. */
  OutcomeColumns columns();

  /** How many outcomes are written to disk together, as {@link KeptOutcomes} has it. */
  long outcomesTogether();

  /** Finds out what the outcomes come to. */
  F findings(JobRun run) throws Exception;

  /**
   * The gate that the findings do not pass, if there is one. Asked only of rows that are good
   * enough.
   *
   * @param run what the outcomes are read of, where a fault is to be shown
   * @param rows where the rows went
   * @param former gives the records of what the output holds; on object stores reading them takes a
   *     while
   */
  default Optional<Shortfall> shortfall(
      JobRun run, F findings, RowCounts rows, Supplier<List<RunRecord>> former) {
    return Optional.empty();
  }

  /**
   * Writes the tables that the findings did not need. Asked only if the run is published.
   *
   * @param rejects the table of every job, to be written beside them
   */
  void writeTables(JobRun run, F findings, TableWrite rejects) throws Exception;

  /** Adds to the run's record what the job was set to. */
  void addSettings(ObjectNode settings);

  /** Adds to the run's record what the job found. */
  void addFindings(ObjectNode record, F findings);

  /** The name under which the record lies beside the tables too, if it does. */
  default Optional<String> recordBeside() {
    return Optional.empty();
  }
}
