package io.github.relevista.modelio;

import io.github.relevista.model.Activation;
import io.github.relevista.model.ConcatReading;
import io.github.relevista.model.SequenceReading;
import io.github.relevista.model.SequenceRules;
import io.github.relevista.model.SequenceRules.Padding;
import io.github.relevista.model.SequenceRules.Pads;
import io.github.relevista.model.StepReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The ways in which a foreign network could be read.
 *
 * @param chosen by what was told, and otherwise what is likeliest
 * @param all that fit the shapes and what was told, the likeliest first
 * @param assumptions what of the choice nobody told, as people say it
 */
record ForeignReadings(ForeignChoice chosen, List<ForeignChoice> all, List<String> assumptions) {
  /** What is tried of the layers over the steps. */
  private record Below(GateOrder order, LowerChoice lower) {}

  /** What is tried of what stands above them, the likeliest of each first. */
  private record Above(
      List<DirectionUse> directions,
      List<Activation> read,
      List<Activation> hidden,
      List<Double> epsilons) {
    ForeignChoice first(Below below, SequenceReading reading, SequenceRules pads) {
      return new ForeignChoice(
          below.order(),
          reading,
          read.get(0),
          hidden.get(0),
          below.lower(),
          directions.get(0),
          epsilons.get(0),
          pads);
    }

    void addAll(List<ForeignChoice> all, Below below, SequenceReading reading, SequenceRules pads) {
      for (DirectionUse use : directions) {
        // An order of directions is one of final states.
        if (use == DirectionUse.BACKWARD_FIRST && directions.size() > 1 && !readsFinals(reading)) {
          continue;
        }
        for (Activation on : read) {
          for (Activation activation : hidden) {
            for (double epsilon : epsilons) {
              all.add(
                  new ForeignChoice(
                      below.order(), reading, on, activation, below.lower(), use, epsilon, pads));
            }
          }
        }
      }
    }

    private static boolean readsFinals(SequenceReading reading) {
      List<SequenceReading> parts =
          reading instanceof ConcatReading concat ? concat.parts() : List.of(reading);
      return parts.contains(StepReading.LAST) || parts.contains(StepReading.ALL_LAYERS);
    }
  }

  /** Lengths to which texts are usually filled up. */
  private static final List<Integer> USUAL_LENGTHS =
      List.of(
          10, 15, 20, 24, 25, 30, 32, 35, 40, 42, 45, 48, 50, 55, 60, 64, 70, 75, 80, 90, 96, 100,
          120, 128, 130, 140, 150, 160, 180, 200, 220, 250, 256, 300, 350, 400, 450, 500, 512);

  /**
   * @param paddingOfFile the end at which the file itself pads; may be empty
   * @throws IllegalArgumentException if what is wished does not fit the network
   */
  static ForeignReadings of(
      ForeignNetwork network, GateOrder order, ReadingWishes wishes, List<String> paddingOfFile) {
    List<String> assumptions = new ArrayList<>();
    List<SequenceReading> readings = readings(network, wishes);
    List<Activation> hidden = hidden(network, wishes);
    SequenceRules sequences = sequences(network, wishes, paddingOfFile, assumptions);
    if (wishes.reading().isEmpty() && readings.size() > 1) {
      assumptions.add(0, "reading " + ForeignChoice.name(readings.get(0)));
    }
    if (hidden.size() > 1) {
      assumptions.add("hidden_activation " + hidden.get(0).kind().wireName());
    }
    List<LowerChoice> lower = LowerChoice.of(network, wishes.lower());
    assumptions.addAll(lower.get(0).assumptions(network, wishes.lower()));
    List<Activation> read =
        wishes
            .weights()
            .onReading()
            .map(kind -> List.of(ForeignChoice.activation(kind)))
            .orElse(network.tellsAll() ? List.of(Activation.LINEAR) : ForeignNetwork.ON_READING);
    List<DirectionUse> directions = directions(network, wishes.weights());
    // The order of torch's own states is no guess; what half of them is, is one.
    if (directions.size() > 1 && directions.get(0) != DirectionUse.FORWARD_FIRST) {
      assumptions.add("directions " + directions.get(0).wireName());
    }
    List<Double> epsilons = epsilons(network, wishes.weights());
    if (epsilons.size() > 1) {
      assumptions.add(ForeignChoice.name(epsilons.get(0)));
    }
    Above above = new Above(directions, read, hidden, epsilons);
    ForeignChoice chosen = above.first(new Below(order, lower.get(0)), readings.get(0), sequences);
    if (!isRunnable(network, chosen)) {
      throw new IllegalArgumentException(
          "padding must be front or back to so many steps that %d are read, and not be masked: reading %s has weights for each of them"
              .formatted(chosen.reading().fixedSteps(), ForeignChoice.name(chosen.reading())));
    }
    List<ForeignChoice> all = new ArrayList<>();
    for (SequenceRules pads : pads(network, wishes, sequences)) {
      for (Below below : below(network, chosen, lower, pads)) {
        readings.stream()
            .filter(reading -> isRunnable(network, above.first(below, reading, pads)))
            .forEach(reading -> above.addAll(all, below, reading, pads));
      }
    }
    return new ForeignReadings(chosen, List.copyOf(all), List.copyOf(assumptions));
  }

  /** What stands lower, tried with the pads that are likeliest: both would be too many. */
  private static List<Below> below(
      ForeignNetwork network, ForeignChoice chosen, List<LowerChoice> lower, SequenceRules pads) {
    List<Below> all = new ArrayList<>();
    boolean likeliest = pads.equals(chosen.sequences());
    for (LowerChoice one : likeliest ? lower : lower.subList(0, 1)) {
      all.add(new Below(chosen.order(), one));
    }
    if (likeliest && !network.tellsAll()) {
      GateOrder.known(chosen.order().cell()).stream()
          .filter(other -> !other.equals(chosen.order()))
          .forEach(other -> all.add(new Below(other, lower.get(0))));
    }
    return all;
  }

  private static List<DirectionUse> directions(ForeignNetwork network, WeightWishes wishes) {
    List<DirectionUse> fitting = network.directionUses();
    if (wishes.directions().isEmpty()) {
      return fitting;
    }
    DirectionUse wished = wishes.directions().get();
    if (!fitting.contains(wished)) {
      throw new IllegalArgumentException(
          "directions must be one that fits the shapes (%s), was %s"
              .formatted(fitting.stream().map(DirectionUse::wireName).toList(), wished.wireName()));
    }
    return List.of(wished);
  }

  private static List<Double> epsilons(ForeignNetwork network, WeightWishes wishes) {
    return wishes
        .normEpsilon()
        .map(List::of)
        .orElse(
            network.normalised()
                ? ForeignNetwork.NORM_EPSILONS
                : ForeignNetwork.NORM_EPSILONS.subList(0, 1));
  }

  /** Whether texts have as many steps as a reading has weights for. */
  private static boolean isRunnable(ForeignNetwork network, ForeignChoice choice) {
    int steps = choice.reading().fixedSteps();
    return steps == 0
        || (choice.sequences().readsPads()
            && network.stepsAbove(choice, choice.sequences().paddedLength()) == steps);
  }

  private static List<SequenceReading> readings(ForeignNetwork network, ReadingWishes wishes) {
    List<SequenceReading> fitting = network.readings();
    if (fitting.isEmpty()) {
      throw new IllegalArgumentException(
          "the first dense layer reads more or fewer values than any known reading gives");
    }
    if (wishes.reading().isEmpty()) {
      return fitting;
    }
    String wished = String.join(",", wishes.reading());
    List<SequenceReading> found =
        fitting.stream().filter(reading -> ForeignChoice.name(reading).equals(wished)).toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "reading must be one that fits the shapes (%s), was %s"
              .formatted(fitting.stream().map(ForeignChoice::name).distinct().toList(), wished));
    }
    return found;
  }

  private static List<Activation> hidden(ForeignNetwork network, ReadingWishes wishes) {
    if (wishes.hidden().isPresent()) {
      return List.of(ForeignChoice.activation(wishes.hidden().get()));
    }
    return network.hasUnknownActivations()
        ? ForeignNetwork.ACTIVATIONS
        : List.of(Activation.LINEAR);
  }

  private static SequenceRules sequences(
      ForeignNetwork network,
      ReadingWishes wishes,
      List<String> paddingOfFile,
      List<String> assumptions) {
    Optional<Integer> length = wishes.paddedLength().or(network::inputLength);
    boolean masked = wishes.masked().orElse(network.masked());
    Padding padding =
        wishes
            .padding()
            .orElseGet(
                () ->
                    length.isEmpty()
                        ? Padding.NONE
                        : paddingOfFile.contains("back") ? Padding.BACK : Padding.FRONT);
    if (wishes.padding().isEmpty() && paddingOfFile.isEmpty() && !network.masked()) {
      assumptions.add(
          padding == Padding.NONE
              ? "padding none"
              : "padding %s to %d".formatted(padding.wireName(), length.get()));
    }
    if (padding == Padding.NONE) {
      return masked ? SequenceRules.masking(wishes.paddingId().orElse(0)) : SequenceRules.NONE;
    }
    return rules(padding, length, wishes, masked);
  }

  private static SequenceRules rules(
      Padding padding, Optional<Integer> length, ReadingWishes wishes, boolean masked) {
    return new SequenceRules(
        padding,
        length.orElseThrow(
            () ->
                new IllegalArgumentException(
                    "padded_length is not set; padding %s needs it".formatted(padding.wireName()))),
        wishes.paddingId().orElse(0),
        masked ? Pads.MASKED : Pads.READ);
  }

  /** The pads that could be, those of the choice first. */
  private static List<SequenceRules> pads(
      ForeignNetwork network, ReadingWishes wishes, SequenceRules chosen) {
    if (wishes.padding().isPresent() || network.masked()) {
      return List.of(chosen);
    }
    Stream<Integer> lengths =
        wishes
            .paddedLength()
            .or(network::inputLength)
            .map(Stream::of)
            .orElseGet(USUAL_LENGTHS::stream);
    return Stream.concat(
            Stream.of(chosen, SequenceRules.NONE),
            lengths.flatMap(
                length ->
                    Stream.of(Padding.BACK, Padding.FRONT)
                        .map(end -> rules(end, Optional.of(length), wishes, false))))
        .distinct()
        .toList();
  }
}
