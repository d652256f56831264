package io.github.relevista.model;

import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** The weights of one reading direction: those of every gate of its cell. */
public final class DirectionWeights implements Serializable {
  private final EnumMap<Gate, GateWeights> gates;

  /**
   * @param cell the kind of cell
   * @param gates the weights of each of its gates, all of one shape
   * @throws IllegalArgumentException if a gate is missing, is too much, or differs in shape
   */
  public DirectionWeights(CellKind cell, Map<Gate, GateWeights> gates) {
    this.gates = new EnumMap<>(Gate.class);
    this.gates.putAll(gates);
    if (!this.gates.keySet().equals(Set.copyOf(cell.gates()))) {
      throw new IllegalArgumentException(
          "%s has the gates %s, was given %s".formatted(cell, cell.gates(), this.gates.keySet()));
    }
    for (Gate gate : cell.gates()) {
      GateWeights weights = gate(gate);
      if (weights.input().rows() != hidden() || weights.input().columns() != embedding()) {
        throw new IllegalArgumentException(
            "the %s gate has input weights of %d x %d, the signal of %d x %d"
                .formatted(
                    gate,
                    weights.input().rows(),
                    weights.input().columns(),
                    hidden(),
                    embedding()));
      }
    }
  }

  /** The gates of the cell. */
  public Set<Gate> gates() {
    return Collections.unmodifiableSet(gates.keySet());
  }

  /** The weights of a gate that the cell has. */
  public GateWeights gate(Gate gate) {
    return gates.get(gate);
  }

  /** Size of the hidden state. */
  public int hidden() {
    return gate(Gate.SIGNAL).input().rows();
  }

  /** Size of what it reads at a step: in the lowest layer the embedding of a word. */
  public int embedding() {
    return gate(Gate.SIGNAL).input().columns();
  }
}
