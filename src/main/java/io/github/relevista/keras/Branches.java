package io.github.relevista.keras;

import io.github.relevista.keras.Chain.Part;
import io.github.relevista.model.StepReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what is read of one sequence where a model branches: pooling, final states, the last step
 * and attention, alone or side by side in any order, and beside them what is read of layers below.
 */
final class Branches {
  /** Layers that change the shape of the values of steps, and no number. */
  private static final Set<String> SHAPES = Set.of("Flatten", "Reshape", "Permute");

  /** Layers that make of one step, or of steps that are alike, that step. */
  private static final Set<String> ONE_STEP =
      Set.of(
          "Flatten",
          "Reshape",
          "GlobalAveragePooling1D",
          "GlobalAvgPool1D",
          "GlobalMaxPooling1D",
          "GlobalMaxPool1D");

  private final Map<String, LayerConfig> byName;
  private final FinalStates finalStates;

  Branches(Map<String, LayerConfig> byName) {
    this.byName = byName;
    this.finalStates = new FinalStates(this::find);
  }

  /**
   * What is read of a sequence.
   *
   * @param parts one or more, side by side
   * @param base the layer that gives the sequence
   */
  record Read(List<Part> parts, LayerConfig base) {}

  /** A part, or an output of a recurrent layer that is a state or part of one. */
  private record Piece(Part part, int tensor, LayerConfig base) {}

  LayerConfig find(String name) {
    LayerConfig layer = byName.get(name);
    if (layer == null) {
      throw new KerasException("has no layer '%s', which another one reads", name);
    }
    return layer;
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
    Optional<Piece> asked = asked(oneStep(layer));
    if (asked.isPresent()) {
      return asked;
    }
    if (layer.kind().equals("Dot")) {
      return Optional.of(scored(layer, layer));
    }
    if (layer.kind().equals("Flatten") && isAttention(layer)) {
      return Optional.of(scored(layer, find(layer.inputs().get(0).layer())));
    }
    Optional<Operation> operation = Operation.of(layer);
    if (operation.isEmpty()) {
      return Optional.empty();
    }
    return switch (operation.get()) {
      case LAST_STEP -> Optional.of(plain(StepReading.POSITION, layer));
      case MEAN -> Optional.of(plain(StepReading.MEAN, layer));
      case MAX -> Optional.of(plain(StepReading.MAX, layer));
      case SUM -> Optional.of(scored(layer, below(layer)));
      case MULTIPLY ->
          throw layer.refused(
              "multiplies tensors; attention whose weighted steps are summed up can be run");
      case CONCAT -> Optional.empty();
    };
  }

  /** The layer below one that makes a vector of its one step; or else the layer. */
  private LayerConfig oneStep(LayerConfig layer) {
    boolean makes = ONE_STEP.contains(layer.kind()) && layer.inputs().size() == 1;
    LayerConfig below = makes ? find(layer.inputs().get(0).layer()) : layer;
    return AttentionReader.isOfKeras(below) ? below : layer;
  }

  /** Attention of one layer that asks steps by their own final states. */
  private Optional<Piece> asked(LayerConfig layer) {
    boolean keras = AttentionReader.isOfKeras(layer);
    List<LayerConfig.Input> inputs = layer.inputs();
    boolean three = keras && inputs.size() == 3 && inputs.get(1).equals(inputs.get(2));
    if (!(keras || AttentionReader.isOne(layer)) || !(inputs.size() == 2 || three)) {
      return Optional.empty();
    }
    for (int place = 0; place < (keras ? 1 : 2); place++) {
      LayerConfig.Input steps = inputs.get(1 - place);
      Optional<LayerConfig> states = finalStates.of(inputs.get(place));
      if (states.isPresent()
          && steps.tensor() == 0
          && base(find(steps.layer())).name().equals(states.get().name())) {
        return Optional.of(new Piece(new Part.Asked(layer, place == 0), 0, states.get()));
      }
    }
    return Optional.empty();
  }

  /** Whether a layer lays out flat what a product of steps and weights gives. */
  private boolean isAttention(LayerConfig layer) {
    return layer.inputs().size() == 1 && find(layer.inputs().get(0).layer()).kind().equals("Dot");
  }

  private Piece plain(StepReading reading, LayerConfig layer) {
    return new Piece(new Part.Plain(reading, layer), 0, base(below(layer)));
  }

  private LayerConfig below(LayerConfig layer) {
    if (layer.inputs().size() != 1) {
      throw layer.refused("does not read one layer");
    }
    LayerConfig.Input input = layer.inputs().get(0);
    if (input.tensor() > 0) {
      throw layer.refused("reads a state of '%s', not its steps", input.layer());
    }
    return find(input.layer());
  }

  /** A layer, or the one below those that do nothing. */
  private LayerConfig base(LayerConfig layer) {
    LayerConfig base = layer;
    for (int seen = 0; KerasBuilder.isSkipped(base) && seen < byName.size(); seen++) {
      base = below(base);
    }
    return base;
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
    LayerConfig join = base(below(layer));
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
              return new Piece(part, 0, base(find(input.layer())));
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
      if (isAbove(piece.base(), top)) {
        top = piece.base();
      }
    }
    List<Part> parts = new ArrayList<>();
    for (int begin = 0; begin < pieces.size(); ) {
      Piece piece = pieces.get(begin);
      LayerConfig base = piece.base();
      if (!base.name().equals(top.name()) && !isAbove(top, base)) {
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

  /** Whether one layer stands upon another, with a chain between them. */
  private boolean isAbove(LayerConfig upper, LayerConfig lower) {
    Optional<LayerConfig> layer = Optional.of(upper);
    for (int seen = 0; seen < byName.size() && layer.isPresent(); seen++) {
      layer = source(layer.get());
      if (layer.isPresent() && layer.get().name().equals(lower.name())) {
        return true;
      }
    }
    return false;
  }

  /** The one layer below a layer of a chain; empty where there is none, or are several. */
  private Optional<LayerConfig> source(LayerConfig layer) {
    if (layer.inputs().size() > 1) {
      return selfAsked(layer);
    }
    return layer.inputs().stream().findFirst().map(input -> find(input.layer()));
  }

  /** The layer whose steps ask each other in a layer of Keras' own attention. */
  Optional<LayerConfig> selfAsked(LayerConfig layer) {
    if (!SelfAttentionReader.isOne(layer)
        || layer.inputs().size() < 2
        || layer.inputs().stream().anyMatch(input -> input.tensor() > 0)) {
      return Optional.empty();
    }
    List<LayerConfig> read =
        layer.inputs().stream().map(input -> base(find(input.layer()))).toList();
    return read.stream().allMatch(one -> one.name().equals(read.get(0).name()))
        ? Optional.of(read.get(0))
        : Optional.empty();
  }

  private void collect(
      LayerConfig join, List<LayerConfig.Input> inputs, List<Piece> pieces, int depth) {
    if (depth > byName.size()) {
      throw new KerasException("has layers that feed each other in a circle");
    }
    for (LayerConfig.Input input : inputs) {
      LayerConfig layer = find(input.layer());
      if (input.tensor() > 0) {
        pieces.add(new Piece(null, input.tensor(), layer));
        continue;
      }
      LayerConfig source = base(layer);
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
    Optional<Piece> asked = asked(oneStep(layer));
    if (asked.isPresent()) {
      return asked.get();
    }
    if (layer.kind().startsWith("GlobalMax")) {
      return plain(StepReading.MAX, layer);
    }
    if (layer.kind().startsWith("GlobalAv")) {
      return plain(StepReading.MEAN, layer);
    }
    if (AttentionReader.isOne(layer) && layer.inputs().size() == 1) {
      return new Piece(new Part.Attentive(layer), 0, base(below(layer)));
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

  /**
   * Steps summed up by weights that dense layers and a softmax give: {@code Dot(axes=1)} of both,
   * or the sum over the steps of their product.
   *
   * @param layer the one that ends it
   * @param product the one that reads steps and weights
   */
  private Piece scored(LayerConfig layer, LayerConfig product) {
    boolean multiplies = Operation.of(product).filter(Operation.MULTIPLY::equals).isPresent();
    if (product.inputs().size() != 2 || !(multiplies || product.kind().equals("Dot"))) {
      throw layer.refused("sums up what is not steps times weights of theirs, which cannot be run");
    }
    if (!multiplies && !isOverSteps(product)) {
      throw product.refused(
          "multiplies along the axes %s; the steps, axes=1, can be", product.config().path("axes"));
    }
    List<LayerConfig> ends = product.inputs().stream().map(in -> find(in.layer())).toList();
    for (int place = 0; place < 2; place++) {
      LayerConfig steps = base(ends.get(place));
      Optional<Part> scoring = scoring(ends.get(1 - place), steps);
      if (scoring.isPresent()) {
        return new Piece(scoring.get(), 0, steps);
      }
    }
    throw product.refused(
        "weighs steps by what is not a softmax over one value of each, by one or two Dense layers");
  }

  private static boolean isOverSteps(LayerConfig dot) {
    String axes = dot.config().path("axes").toString();
    return axes.equals("1") || axes.equals("[1,1]");
  }

  /** Attention by what stands between steps and their weights. */
  private Optional<Part> scoring(LayerConfig weights, LayerConfig steps) {
    List<LayerConfig> dense = new ArrayList<>();
    boolean softmax = false;
    boolean laidFlat = false;
    boolean overSteps = false;
    LayerConfig layer = weights;
    for (int seen = 0; seen < byName.size(); seen++) {
      if (layer.name().equals(steps.name())) {
        java.util.Collections.reverse(dense);
        boolean fits = softmax && (overSteps || laidFlat) && !dense.isEmpty() && dense.size() <= 2;
        return fits ? Optional.of(new Part.Scored(List.copyOf(dense))) : Optional.empty();
      }
      if (softmax && dense.isEmpty() && layer.kind().equals("Dot")) {
        return multiplied(layer, steps);
      }
      boolean isSoftmax =
          layer.kind().equals("Softmax")
              || (layer.kind().equals("Activation")
                  && layer.activation("", "activation").equals("softmax"));
      if (isSoftmax && !softmax && dense.isEmpty()) {
        softmax = true;
        overSteps = layer.config().path("axis").toString().replace("[1]", "1").equals("1");
      } else if (isShape(layer, softmax) && dense.isEmpty()) {
        // Below the softmax it lays the values of all steps side by side.
        laidFlat |= softmax;
      } else if (softmax
          && (layer.kind().equals("Dense") || layer.kind().equals("TimeDistributed"))) {
        dense.add(layer);
      } else if (!KerasBuilder.isSkipped(layer)) {
        return Optional.empty();
      }
      if (layer.inputs().size() != 1 || layer.inputs().get(0).tensor() > 0) {
        return Optional.empty();
      }
      layer = find(layer.inputs().get(0).layer());
    }
    return Optional.empty();
  }

  /** Attention by products of steps, or of a dense layer on them, and their final states. */
  private Optional<Part> multiplied(LayerConfig dot, LayerConfig steps) {
    for (int place = 0; place < 2 && dot.inputs().size() == 2; place++) {
      LayerConfig.Input other = dot.inputs().get(1 - place);
      Optional<LayerConfig> states = finalStates.of(dot.inputs().get(place));
      if (states.isEmpty() || !states.get().name().equals(steps.name()) || other.tensor() > 0) {
        continue;
      }
      LayerConfig read = base(find(other.layer()));
      boolean projects =
          (read.kind().equals("Dense") || read.kind().equals("TimeDistributed"))
              && read.inputs().size() == 1;
      LayerConfig below = projects ? base(find(read.inputs().get(0).layer())) : read;
      if (below.name().equals(steps.name())) {
        return Optional.of(new Part.Multiplied(projects ? Optional.of(read) : Optional.empty()));
      }
    }
    return Optional.empty();
  }

  /** Whether a layer changes a shape alone; weights may be repeated for every unit besides. */
  private static boolean isShape(LayerConfig layer, boolean belowSoftmax) {
    return SHAPES.contains(layer.kind())
        || (!belowSoftmax && Set.of("RepeatVector", "ExpandDims").contains(layer.kind()));
  }

  /** Why a layer that reads several others cannot be run. */
  KerasException refusedInputs(LayerConfig layer) {
    return AttentionReader.isOfKeras(layer)
        ? AttentionReader.refusedOfKeras(layer)
        : layer.refused("reads several layers, which cannot be run");
  }
}
