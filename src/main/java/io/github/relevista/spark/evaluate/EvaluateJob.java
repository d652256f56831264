package io.github.relevista.spark.evaluate;

import io.github.relevista.evaluate.EvaluationState;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.plan.EvaluatePlan;
import io.github.relevista.report.EvaluateResult;
import io.github.relevista.settings.EvaluateSettings;
import io.github.relevista.spark.input.OpenedInput;
import io.github.relevista.spark.job.CorpusJob;
import io.github.relevista.spark.job.JobPlan;
import io.github.relevista.spark.job.JobResult;
import io.github.relevista.spark.job.JobSession;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Compares methods of explanation over a corpus: reads it once, explains every review by every
 * method, makes all experiments, and publishes the tables of a date in one go.
 */
public final class EvaluateJob implements AutoCloseable {
  private final EvaluatePlan plan;
  private final CorpusJob job;

  private EvaluateJob(EvaluatePlan plan, CorpusJob job) {
    this.plan = plan;
    this.job = job;
  }

  /**
   * Opens a Spark session, reads and checks everything that the run will need, and writes nothing.
   *
   * @param settings what is to be done
   * @param progress takes one line for each stage that ends
   * @return the job; closing it closes the session
   */
  public static EvaluateJob open(EvaluateSettings settings, Consumer<String> progress)
      throws Exception {
    return JobSession.open(
        "relevista evaluate",
        settings.run().master(),
        progress,
        session -> prepare(session, settings));
  }

  /** Prepares a run in a session that is there already. */
  static EvaluateJob prepare(JobSession session, EvaluateSettings wanted) throws Exception {
    SentimentModel model = session.model(wanted.model());
    // Faults of the settings are told before the input is looked at, which may take a while.
    EvaluateSettings fitting = EvaluatePlan.of(wanted, model).settings();
    OpenedInput input = session.input(fitting.input(), fitting.wishes());
    EvaluateSettings settings = fitting.withInput(input.settings());
    EvaluatePlan plan = EvaluatePlan.of(settings, model);
    JobPlan jobPlan =
        new JobPlan(
            "evaluate",
            "evaluated",
            settings.model(),
            plan.model(),
            plan.modelId(),
            plan.settingsId(),
            settings.input(),
            settings.output(),
            settings.run(),
            Optional.empty());
    return new EvaluateJob(plan, CorpusJob.prepare(session, jobPlan, input.corpus()));
  }

  /** The plan of this run, in lines for people. */
  public List<String> description() {
    return EvaluateDescription.of(plan, job.corpus());
  }

  /** Runs the job. */
  public EvaluateResult run() throws Exception {
    return result(plan, job.run(new EvaluateWork(plan)));
  }

  private static EvaluateResult result(EvaluatePlan plan, JobResult<EvaluateFindings> result) {
    EvaluationState state = result.findings().state();
    return new EvaluateResult(
        plan.settings().output().path(),
        result.findings().tables(),
        result.rows().rows(),
        result.rows().used(),
        state.correct(),
        state.tokens(),
        result.rows().rejected(),
        result.examples(),
        result.keptRejects(),
        result.shortfall(),
        result.published(),
        result.seconds());
  }

  @Override
  public void close() {
    job.session().close();
  }
}
