package io.github.relevista.model;

import java.util.List;
import java.util.Set;

/**
 * A recurrent layer: at every step the hidden state of each of its directions.
 *
 * @param cell the recurrent cell
 * @param gates what makes a gate's value of its pre-activation
 * @param states what makes the signal of its pre-activation, and what an LSTM shows of its cell
 *     state
 * @param order from which ends the layer reads
 * @param directions the weights of each direction, the forward one first
 * @param merge what becomes of the states of two directions
 */
public record RecurrentLayer(
    CellKind cell,
    GateActivation gates,
    StateActivation states,
    ReadingOrder order,
    List<DirectionWeights> directions,
    DirectionMerge merge)
    implements SequenceLayer {
  /**
   * @throws IllegalArgumentException if the parts do not fit together; the message names both sides
   */
  public RecurrentLayer {
    directions = List.copyOf(directions);
    require(
        directions.size() == order.directions(),
        "a layer that reads %s has %d directions, was given %d",
        order.wireName(),
        order.directions(),
        directions.size());
    require(
        directions.size() == 2 || merge == DirectionMerge.CONCAT,
        "a layer of one direction has no second to merge by %s",
        merge.wireName());
    DirectionWeights first = directions.get(0);
    for (DirectionWeights direction : directions) {
      require(
          direction.gates().equals(Set.copyOf(cell.gates())),
          "%s has the gates %s, a direction those of another cell: %s",
          cell,
          cell.gates(),
          direction.gates());
      require(
          direction.embedding() == first.embedding(),
          "the directions read vectors of %d and %d",
          first.embedding(),
          direction.embedding());
      require(
          direction.hidden() == first.hidden(),
          "the directions have hidden states of %d and %d",
          first.hidden(),
          direction.hidden());
    }
  }

  /**
   * A layer with the activations that every program begins with, its directions side by side.
   *
   * @param directions the forward direction, then the backward one if there is one
   * @throws IllegalArgumentException if there are no or too many, or they do not fit together
   */
  public static RecurrentLayer of(CellKind cell, List<DirectionWeights> directions) {
    require(
        directions.size() == 1 || directions.size() == 2,
        "a model reads in one or two directions, was given %d",
        directions.size());
    return new RecurrentLayer(
        cell,
        GateActivation.SIGMOID,
        StateActivation.TANH,
        directions.size() == 2 ? ReadingOrder.BOTH : ReadingOrder.FORWARD,
        directions,
        DirectionMerge.CONCAT);
  }

  /** Size of the vectors that it reads. */
  public int inputSize() {
    return directions.get(0).embedding();
  }

  /** Size of the hidden state of one direction. */
  public int hidden() {
    return directions.get(0).hidden();
  }

  /** Size of what it gives at a step: the states of its directions, merged. */
  public int outputSize() {
    return merge == DirectionMerge.SUM ? hidden() : directions.size() * hidden();
  }

  @Override
  public String name() {
    return cell == CellKind.LSTM ? "lstm" : "gru";
  }

  @Override
  public int outputSize(int inputSize) {
    require(
        inputSize == inputSize(),
        "reads vectors of %d, is given vectors of %d",
        inputSize(),
        inputSize);
    return outputSize();
  }

  @Override
  public int steps(int inputSteps) {
    return inputSteps;
  }

  private static void require(boolean holds, String message, Object... values) {
    if (!holds) {
      throw new IllegalArgumentException(message.formatted(values));
    }
  }
}
