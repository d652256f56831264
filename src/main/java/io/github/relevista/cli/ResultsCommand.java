package io.github.relevista.cli;

import io.github.relevista.report.Report;
import io.github.relevista.settings.Configuration;
import io.github.relevista.spark.results.ResultsJob;
import java.util.Optional;
import java.util.Set;

/**
 * A command over published results: it runs where Spark runs, and a dry run describes what it would
 * do.
 *
 * @param <S> its settings
 * @param <R> what its job finds
 */
abstract class ResultsCommand<S, R> extends BaseCommand {
  /** The settings that a configuration has. */
  abstract S settings(Configuration configuration);

  /** The cluster that they name. */
  abstract Optional<String> master(S settings);

  /** Opens the job, which tells of its stages by {@link #log}. */
  abstract ResultsJob<R> open(S settings) throws Exception;

  /** Shows what the job found. */
  abstract Report report(R result);

  @Override
  final Set<String> sharedKeys() {
    return Set.of("master");
  }

  @Override
  final StartPlan start(Starter starter) {
    return starter.onSpark(master(settings(configuration())), Nd4j.UNUSED, resolvedArguments());
  }

  @Override
  final int run(Configuration configuration) throws Exception {
    try (ResultsJob<R> job = open(settings(configuration))) {
      if (dryRun()) {
        printLines(job.description());
      } else {
        print(report(job.run()));
      }
      return ExitCode.DONE;
    }
  }
}
