package io.github.relevista.explain;

import io.github.relevista.engine.reference.ReferenceNetwork;
import io.github.relevista.engine.reference.ReferenceRun;
import io.github.relevista.model.ParitySequence;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SequenceLayer;
import io.github.relevista.modelio.ForeignChoice;
import io.github.relevista.modelio.ForeignModel;
import io.github.relevista.modelio.GateOrder;
import io.github.relevista.modelio.InvalidModelException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the way to read a foreign file under which it gives the scores that its maker wrote down.
 * Computes by the readable reference, in double precision, which runs every kind of layer.
 */
public final class ParitySearch {
  private ParitySearch() {}

  /**
   * The choice under which all scores fit: that of the model itself, or else, of those that fit its
   * shapes and what was told, the one that comes nearest to the scores.
   *
   * @param sequences with the scores that the model must give; any choice fits none
   * @throws ParityException if no choice gives them, or only one that contradicts what was told or
   *     what the format says
   */
  public static ForeignChoice fitting(ForeignModel foreign, List<ParitySequence> sequences) {
    if (sequences.isEmpty()) {
      return foreign.chosen();
    }
    // Most ways are ruled out by one sequence, and a short one is quick.
    List<ParitySequence> ordered = new ArrayList<>(sequences);
    ordered.sort(Comparator.comparingInt(sequence -> sequence.ids().length));
    Optional<String> fault = fault(foreign.model(), sequences);
    if (fault.isEmpty()) {
      return foreign.chosen();
    }
    List<ForeignChoice> found = found(foreign, ordered);
    // After some pads the states stand still, so that lengths near each other fit alike.
    Optional<ForeignChoice> nearest =
        found.stream()
            .filter(foreign::isAllowed)
            .min(
                Comparator.comparingDouble(choice -> difference(foreign.model(choice), sequences)));
    if (nearest.isPresent()) {
      return nearest.get();
    }
    throw new ParityException("%s; %s".formatted(fault.get(), advice(foreign, found)));
  }

  /**
   * The choices under which all scores fit, in their order. Many differ in what stands above the
   * layers over the sequence alone, whose work on the first sequence is done once for all of them.
   */
  private static List<ForeignChoice> found(ForeignModel foreign, List<ParitySequence> sequences) {
    Map<ForeignChoice, List<ForeignChoice>> alike =
        foreign.choices().stream()
            .collect(
                Collectors.groupingBy(foreign::below, LinkedHashMap::new, Collectors.toList()));
    Set<ForeignChoice> found = new HashSet<>();
    ParitySequence first = sequences.get(0);
    alike.forEach(
        (below, choices) -> {
          ReferenceRun run = null;
          List<SequenceLayer> layers = null;
          for (ForeignChoice choice : choices) {
            try {
              layers = layers == null ? foreign.layers(below) : layers;
              SentimentModel model = foreign.model(choice, layers);
              ReferenceNetwork network = new ReferenceNetwork(model);
              run =
                  run == null
                      ? network.run(network.embeddings(first.ids()))
                      : network.runAbove(run);
              if (fault(model, 0, first, run.scores()).isEmpty()
                  && fault(model, sequences).isEmpty()) {
                found.add(choice);
              }
            } catch (InvalidModelException e) {
              // Shapes that do not belong together this way.
            }
          }
        });
    return foreign.choices().stream().filter(found::contains).toList();
  }

  private static String advice(ForeignModel foreign, List<ForeignChoice> found) {
    String fitting =
        found.stream()
            .map(choice -> choice.differenceFrom(foreign.chosen()))
            .distinct()
            .collect(Collectors.joining(", or "));
    if (!fitting.isEmpty()) {
      return "they fit with " + fitting;
    }
    int orders = GateOrder.known(foreign.order().cell()).size();
    return "none of the %,d ways that fit the shapes gives them (%d orders of gates, readings, pads and activations); are they scores before softmax, of these ids?"
        .formatted(foreign.choices().size(), orders);
  }

  /** The largest difference of a score, relative where the score is above 1. */
  private static double difference(SentimentModel model, List<ParitySequence> sequences) {
    ReferenceNetwork network = new ReferenceNetwork(model);
    double largest = 0;
    for (ParitySequence sequence : sequences) {
      double[] scores = network.scores(network.embeddings(sequence.ids()));
      for (int k = 0; k < scores.length; k++) {
        double expected = sequence.scores()[k];
        largest =
            Math.max(largest, Math.abs(scores[k] - expected) / Math.max(1, Math.abs(expected)));
      }
    }
    return largest;
  }

  private static Optional<String> fault(SentimentModel model, List<ParitySequence> sequences) {
    ReferenceNetwork network = new ReferenceNetwork(model);
    for (int index = 0; index < sequences.size(); index++) {
      ParitySequence sequence = sequences.get(index);
      Optional<String> fault =
          fault(model, index, sequence, network.scores(network.embeddings(sequence.ids())));
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> fault(
      SentimentModel model, int index, ParitySequence sequence, double[] scores) {
    for (int k = 0; k < scores.length; k++) {
      double expected = sequence.scores()[k];
      if (!(Math.abs(scores[k] - expected)
          <= ParityGate.TOLERANCE * Math.max(1, Math.abs(expected)))) {
        return Optional.of(
            "sequence %d of parity.jsonl has the score %s for class '%s', the model gives %s: these are not the weights, or not the gate order, that the scores were made with"
                .formatted(
                    index + 1,
                    sequence.scores()[k],
                    model.classes().names().get(k),
                    (float) scores[k]));
      }
    }
    return Optional.empty();
  }
}
