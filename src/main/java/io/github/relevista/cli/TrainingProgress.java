package io.github.relevista.cli;

import io.github.relevista.train.Evaluation;
import io.github.relevista.train.Progress;
import io.github.relevista.train.TrainingListener;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/** Tells on the terminal how training goes: every evaluation, and a line now and then between. */
final class TrainingProgress implements TrainingListener {
  private static final long INTERVAL = Duration.ofSeconds(15).toNanos();

  private final Consumer<String> log;
  private final int epochs;
  private long lastLine = System.nanoTime();

  TrainingProgress(Consumer<String> log, int epochs) {
    this.log = log;
    this.epochs = epochs;
  }

  @Override
  public void advanced(Progress progress) {
    if (System.nanoTime() - lastLine < INTERVAL) {
      return;
    }
    double epoch = (double) progress.step() * epochs / progress.totalSteps();
    line(
        "epoch %5.2f of %d, loss %.4f, %s left",
        epoch, epochs, progress.trainLoss(), time(progress.secondsLeft()));
  }

  @Override
  public void evaluated(Evaluation evaluation, Evaluation best) {
    line(
        "epoch %5.2f of %d, loss %.4f, dev loss %.4f, dev accuracy %.2f%%%s (%s)",
        evaluation.epoch(),
        epochs,
        evaluation.trainLoss(),
        evaluation.devLoss(),
        100 * evaluation.devAccuracy(),
        evaluation.equals(best) ? ", the best so far" : "",
        time(evaluation.seconds()));
  }

  private void line(String format, Object... values) {
    log.accept(String.format(Locale.ROOT, format, values));
    lastLine = System.nanoTime();
  }

  private static String time(double seconds) {
    long whole = Math.round(seconds);
    return whole < 60 ? whole + " s" : "%d min %d s".formatted(whole / 60, whole % 60);
  }
}
