package io.github.relevista.spark.job;

import io.github.relevista.model.SentimentModel;
import io.github.relevista.runs.RunRecord;
import io.github.relevista.settings.InputSettings;
import io.github.relevista.settings.OutputSettings;
import io.github.relevista.settings.RunSettings;
import io.github.relevista.spark.publish.PublishedOutput;
import java.util.Optional;

/**
 * What every job with a model and a corpus is told.
 *
 * @param command the command: its stages and its record are named by it
 * @param done what it did with the rows that it used, in a word: {@code explained}
 * @param folder the folder of the model
 * @param model the model
 * @param modelId what tells the model from others
 * @param settingsId the hash of what makes figures incomparable
 * @param input which rows are read
 * @param output what is written, and when it is good enough
 * @param run how the work is done
 * @param increment what the run goes by if it reads new files alone
 */
public record JobPlan(
    String command,
    String done,
    String folder,
    SentimentModel model,
    String modelId,
    String settingsId,
    InputSettings input,
    OutputSettings output,
    RunSettings run,
    Optional<Increment> increment) {
  /** The record of the result that the run adds to, if it does. */
  Optional<RunRecord> earlier() {
    return increment.flatMap(Increment::adds);
  }

  /** What the files of the result are named by. */
  String key() {
    return PublishedOutput.key(modelId, settingsId);
  }
}
