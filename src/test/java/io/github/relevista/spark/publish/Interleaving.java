package io.github.relevista.spark.publish;

import io.github.relevista.spark.publish.HookedStorage.Hook;
import io.github.relevista.spark.publish.OutputFixture.Action;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/**
 * Runs two processes in one order of their operations after the other, until all orders were tried.
 * They change places only before operations on files that the test names.
 */
final class Interleaving {
  /** Sets two processes going on one output. */
  interface Trial {
    void run(Interleaving order) throws IOException;
  }

  private final List<Integer> choices;
  private final Predicate<String> isShared;
  private final boolean[] ended = new boolean[2];
  private volatile boolean running;
  private int position;
  private int turn;

  private Interleaving(List<Integer> choices, Predicate<String> isShared) {
    this.choices = choices;
    this.isShared = isShared;
  }

  /** Repeats a trial with every order; returns how many there were. */
  static int tryAll(Predicate<String> isShared, Trial trial) throws IOException {
    List<Integer> choices = new ArrayList<>();
    int orders = 0;
    do {
      trial.run(new Interleaving(choices, isShared));
      orders++;
    } while (hasNext(choices));
    return orders;
  }

  /** The next order, depth first: the last choice of process 0 becomes one of process 1. */
  private static boolean hasNext(List<Integer> choices) {
    while (!choices.isEmpty() && choices.get(choices.size() - 1) == 1) {
      choices.remove(choices.size() - 1);
    }
    if (choices.isEmpty()) {
      return false;
    }
    choices.set(choices.size() - 1, 1);
    return true;
  }

  /** What the storage of process 0 or 1 is to be hooked with; it does nothing until they run. */
  Hook hook(int process) {
    return (operation, name) -> {
      if (running && isShared.test(name)) {
        choose();
        awaitTurn(process);
      }
    };
  }

  /** Runs both processes to their ends. */
  void run(Action process0, Action process1) throws IOException {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    running = true;
    Thread other = new Thread(() -> runInTurn(1, process1, failure));
    other.start();
    runInTurn(0, process0, failure);
    try {
      other.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    running = false;
    if (failure.get() != null) {
      throw new AssertionError("in the order " + choices, failure.get());
    }
  }

  private void runInTurn(int process, Action action, AtomicReference<Throwable> failure) {
    try {
      awaitTurn(process);
      action.run();
    } catch (IOException | RuntimeException | Error e) {
      failure.set(e);
    } finally {
      end(process);
    }
  }

  private synchronized void choose() {
    if (ended[0] || ended[1]) {
      return;
    }
    if (position == choices.size()) {
      choices.add(0);
    }
    turn = choices.get(position);
    position++;
    notifyAll();
  }

  private synchronized void awaitTurn(int process) {
    while (turn != process) {
      try {
        wait();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private synchronized void end(int process) {
    ended[process] = true;
    turn = 1 - process;
    notifyAll();
  }
}
