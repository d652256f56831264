package io.github.relevista.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that begin at the same time and are timed, each by its own clocks. */
final class Crew implements AutoCloseable {
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  private final ExecutorService threads;

  /**
   * What something took.
   *
   * @param wallSeconds from the first thread's begin to the last one's end
   * @param cpuSeconds of all threads together
   */
  record Elapsed(double wallSeconds, double cpuSeconds) {}

  private record Times(long begin, long end, long cpu) {}

  Crew(int size) {
    threads =
        Executors.newFixedThreadPool(
            size,
            task -> {
              Thread thread = new Thread(task, "bench");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Runs passes, each on a thread of its own.
   *
   * @param passes no more than there are threads
   * @param times how often each is run
   */
  Elapsed run(List<? extends Runnable> passes, int times) {
    CyclicBarrier start = new CyclicBarrier(passes.size());
    List<Callable<Times>> tasks = new ArrayList<>();
    for (Runnable pass : passes) {
      tasks.add(() -> timed(pass, times, start));
    }
    long begin = Long.MAX_VALUE;
    long end = Long.MIN_VALUE;
    long cpu = 0;
    try {
      for (Future<Times> future : threads.invokeAll(tasks)) {
        Times taken = future.get();
        begin = Math.min(begin, taken.begin);
        end = Math.max(end, taken.end);
        cpu += taken.cpu;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while measuring", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a measured thread failed", e.getCause());
    }
    return new Elapsed(seconds(end - begin), seconds(cpu));
  }

  private static Times timed(Runnable pass, int times, CyclicBarrier start) throws Exception {
    start.await();
    long begin = System.nanoTime();
    long cpu = CLOCK.getCurrentThreadCpuTime();
    for (int time = 0; time < times; time++) {
      pass.run();
    }
    return new Times(begin, System.nanoTime(), CLOCK.getCurrentThreadCpuTime() - cpu);
  }

  /** Seconds, never zero: what was done took some time, however coarse the clock. */
  private static double seconds(long nanos) {
    return Math.max(1, nanos) / 1e9;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
