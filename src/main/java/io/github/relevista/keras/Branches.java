package io.github.relevista.keras;

import io.github.relevista.keras.Chain.Part;
import io.github.relevista.model.StepReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds what is read of one sequence where a model branches: pooling, final states, the last step
 * and attention, alone or side by side in any order, and beside them what is read of layers below.
 */
final class Branches {
  private final LayerGraph graph;
  private final AttentionBranches attention;

  Branches(LayerGraph graph) {
    this.graph = graph;
    this.attention = new AttentionBranches(graph);
  }

  /**
   * What is read of a sequence.
   *
   * @param parts one or more, side by side
   * @param base the layer that gives the sequence
   */
  record Read(List<Part> parts, LayerConfig base) {}

  /**
   * A part, or an output of a recurrent layer that is a state or part of one.
   *
   * @param part what is read; null of an output
   * @param tensor the place of the output; 0 of a part
   * @param base the layer that gives what is read
   */
  record Piece(Part part, int tensor, LayerConfig base) {
    static Piece of(Part part, LayerConfig base) {
      return new Piece(part, 0, base);
    }
  }

  /**
   * What a layer reads of a sequence, if it stands where a model branches or reads an operation.
   */
  Optional<Read> read(LayerConfig layer) {
    if (isConcatenation(layer)) {
      List<Piece> pieces = new ArrayList<>();
      collect(layer, layer.inputs(), pieces, 0);
      return Optional.of(joined(layer, pieces));
    }
    List<Piece> pooled = ofSideBySide(layer);
    if (!pooled.isEmpty()) {
      return Optional.of(joined(layer, pooled));
    }
    return piece(layer).map(piece -> new Read(List.of(piece.part()), piece.base()));
  }

  /** What one layer reads by an operation, or by attention that is made of several. */
  private Optional<Piece> piece(LayerConfig layer) {
    Optional<Piece> asked = attention.asked(layer);
    if (asked.isPresent()) {
      return asked;
    }
    if (layer.kind().equals("Dot")) {
      return Optional.of(attention.scored(layer, layer));
    }
    if (layer.kind().equals("Flatten") && attention.isScored(layer)) {
      return Optional.of(attention.scored(layer, graph.find(layer.inputs().get(0).layer())));
    }
    Optional<Operation> operation = Operation.of(layer);
    if (operation.isEmpty()) {
      return Optional.empty();
    }
    return switch (operation.get()) {
      case LAST_STEP, MEAN, MAX -> stepReading(layer).map(reading -> plain(reading, layer));
      case SUM -> Optional.of(attention.scored(layer, graph.below(layer)));
      case MULTIPLY ->
          throw layer.refused(
              "multiplies tensors; attention whose weighted steps are summed up can be run");
      case CONCAT -> Optional.empty();
    };
  }

  private Piece plain(StepReading reading, LayerConfig layer) {
    return Piece.of(new Part.Plain(reading, layer), graph.base(graph.below(layer)));
  }

  private static boolean isConcatenation(LayerConfig layer) {
    return Operation.of(layer).filter(Operation.CONCAT::equals).isPresent();
  }

  /** Readings of sequences that lie side by side, step by step: as many as there are sequences. */
  private List<Piece> ofSideBySide(LayerConfig layer) {
    Optional<StepReading> reading = stepReading(layer);
    if (reading.isEmpty() || layer.inputs().size() != 1) {
      return List.of();
    }
    LayerConfig join = graph.base(graph.below(layer));
    if (!isConcatenation(join)) {
      return List.of();
    }
    String axis = join.config().path("axis").toString();
    if (!axis.equals("-1") && !axis.equals("2")) {
      throw join.refused("lays sequences side by side along axis %s; the last can be read", axis);
    }
    return join.inputs().stream()
        .map(
            input -> {
              if (input.tensor() > 0) {
                throw join.refused("lays a state of '%s' beside sequences", input.layer());
              }
              Part part = new Part.Plain(reading.get(), layer);
              return Piece.of(part, graph.base(graph.find(input.layer())));
            })
        .toList();
  }

  /** What a layer reads of a sequence without weights; empty where it is no such layer. */
  private static Optional<StepReading> stepReading(LayerConfig layer) {
    if (layer.kind().startsWith("GlobalMax")) {
      return Optional.of(StepReading.MAX);
    }
    if (layer.kind().startsWith("GlobalAv")) {
      return Optional.of(StepReading.MEAN);
    }
    return Operation.of(layer)
        .map(
            operation ->
                switch (operation) {
                  case LAST_STEP -> StepReading.POSITION;
                  case MEAN -> StepReading.MEAN;
                  case MAX -> StepReading.MAX;
                  default -> null;
                });
  }

  /** What is read of one sequence, or also of layers below it. */
  private Read joined(LayerConfig join, List<Piece> pieces) {
    if (pieces.isEmpty()) {
      throw join.refused("brings nothing together");
    }
    LayerConfig top = pieces.get(0).base();
    for (Piece piece : pieces) {
      if (graph.isAbove(piece.base(), top)) {
        top = piece.base();
      }
    }
    List<Part> parts = new ArrayList<>();
    for (int begin = 0; begin < pieces.size(); ) {
      Piece piece = pieces.get(begin);
      LayerConfig base = piece.base();
      if (!base.name().equals(top.name()) && !graph.isAbove(top, base)) {
        throw join.refused(
            "brings together what is read of '%s' and of '%s'", top.name(), base.name());
      }
      int end = begin + 1;
      List<Part> read = List.of();
      if (piece.part() == null) {
        while (end < pieces.size()
            && pieces.get(end).part() == null
            && pieces.get(end).base().name().equals(base.name())) {
          end++;
        }
        read = states(base, pieces.subList(begin, end).stream().map(Piece::tensor).toList());
      } else {
        read = List.of(piece.part());
      }
      for (Part part : read) {
        parts.add(base.name().equals(top.name()) ? part : lower(join, part, base));
      }
      begin = end;
    }
    return new Read(List.copyOf(parts), top);
  }

  private static Part lower(LayerConfig join, Part part, LayerConfig base) {
    if (!(part instanceof Part.Plain plain)) {
      throw join.refused("weighs the steps of '%s', on which others stand", base.name());
    }
    return new Part.Lower(plain, base);
  }

  private void collect(
      LayerConfig join, List<LayerConfig.Input> inputs, List<Piece> pieces, int depth) {
    if (depth > graph.size()) {
      throw new KerasException("has layers that feed each other in a circle");
    }
    for (LayerConfig.Input input : inputs) {
      LayerConfig layer = graph.find(input.layer());
      if (input.tensor() > 0) {
        pieces.add(new Piece(null, input.tensor(), layer));
        continue;
      }
      LayerConfig source = graph.base(layer);
      Optional<Operation> operation = Operation.of(source);
      if (operation.isPresent() && operation.get() == Operation.CONCAT) {
        collect(source, source.inputs(), pieces, depth + 1);
        continue;
      }
      List<Piece> pooled = ofSideBySide(source);
      if (pooled.isEmpty()) {
        pieces.add(branch(join, source));
      } else {
        pieces.addAll(pooled);
      }
    }
  }

  private Piece branch(LayerConfig join, LayerConfig layer) {
    Optional<Piece> asked = attention.asked(layer);
    if (asked.isPresent()) {
      return asked.get();
    }
    Optional<StepReading> reading = stepReading(layer);
    if (reading.isPresent()) {
      return plain(reading.get(), layer);
    }
    if (AttentionReader.isOne(layer) && layer.inputs().size() == 1) {
      return Piece.of(new Part.Attentive(layer), graph.base(graph.below(layer)));
    }
    return piece(layer)
        .orElseThrow(
            () -> join.refused("brings together what is not read of one sequence of states"));
  }

  /** The final states, if these outputs of a recurrent layer are those of all its directions. */
  List<Part> states(LayerConfig layer, List<Integer> tensors) {
    List<Integer> hidden = FinalStates.outputs(layer);
    if (!tensors.equals(hidden)) {
      throw layer.refused("is read by its outputs %s; its hidden states are %s", tensors, hidden);
    }
    return List.of(new Part.Plain(StepReading.LAST, layer));
  }
}
