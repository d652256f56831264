package io.github.relevista.toy;

import io.github.relevista.explain.Explainer;
import io.github.relevista.explain.Explainers;
import io.github.relevista.explain.Targets;
import io.github.relevista.settings.ToySettings;
import io.github.relevista.toy.NumberTraining.Trained;
import io.github.relevista.train.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * The experiment: trains a network for every seed and lets every method explain its results.
 *
 * <p>A network whose error is small does add its marked numbers, and its score is the sum of what
 * the two add to it: that is the right explanation, which a good method finds. The same settings
 * give the same figures on one machine.
 */
public final class ToyExperiment {
  private static final Targets TARGETS = new Targets.Named(List.of(NumberTraining.RESULT));

  private final ToySettings settings;
  private final List<ToyMethod> methods;

  /**
   * @param settings what is trained and how it is explained
   */
  public ToyExperiment(ToySettings settings) {
    this.settings = settings;
    methods = ToyMethod.all(settings);
  }

  /** The names of the methods, in the order in which they are judged. */
  public List<String> methodNames() {
    return methods.stream().map(ToyMethod::name).toList();
  }

  /**
   * Runs it.
   *
   * @param listener is told of every network once it is trained, in the thread of the caller
   * @throws IllegalStateException if this JVM cannot run the engine of the settings
   * @throws IllegalArgumentException if it cannot go back by every method
   */
  public ToyResult run(Consumer<NetworkFigures> listener) {
    // The products are tiny: several threads would wait for each other.
    Threads.use(1);
    List<NetworkFigures> networks = new ArrayList<>();
    List<List<MethodScore>> scores = new ArrayList<>();
    methods.forEach(method -> scores.add(new ArrayList<>()));
    for (int n = 0; n < settings.seeds(); n++) {
      long seed = settings.seed() + n;
      SplittableRandom random = new SplittableRandom(seed);
      List<NumberSequence> test =
          NumberTask.draw(settings.operation(), settings.testExamples(), random);
      Trained trained = new NumberTraining(settings).train(random);
      NetworkFigures figures =
          new NetworkFigures(
              seed,
              trained.attempts(),
              NumberTraining.meanSquaredError(trained.engine(), test),
              trained.validationError() <= settings.highestError());
      listener.accept(figures);
      networks.add(figures);
      for (int m = 0; m < methods.size(); m++) {
        Explainer explainer = Explainers.create(trained.engine(), methods.get(m).method(), TARGETS);
        scores.get(m).add(MethodJudge.judge(explainer, test));
      }
    }
    List<MethodFigures> figures = new ArrayList<>();
    for (int m = 0; m < methods.size(); m++) {
      figures.add(new MethodFigures(methods.get(m).name(), scores.get(m)));
    }
    return new ToyResult(networks, figures);
  }
}
