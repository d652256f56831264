package io.github.relevista.modelio;

import io.github.relevista.modelio.PlacedNorm.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the layer beside batch norm, into which it can be folded. Where both are numbered in one
 * {@code Sequential}, the numbers tell which; where not, its size, and of several of one size the
 * order of their names. A norm is taken for one directly behind a layer, before the activation,
 * unless the numbers say that something stands between them.
 */
final class TorchNorms {
  private static final Pattern NUMBERED = Pattern.compile("(.*?)([0-9]{1,6})\\.weight");

  /** Where a norm can be folded in. */
  private record Place(int size, Side side, int index) {
    PlacedNorm of(PlacedNorm norm) {
      return norm.at(side, index);
    }
  }

  private final ModelFile file;
  private final List<PlacedNorm> norms = new ArrayList<>();

  /** Takes all batch norm out of the tensors that are left. */
  TorchNorms(ModelFile file, UnplacedTensors left) {
    this.file = file;
    for (String name : left.namesInOrder()) {
      if (name.endsWith("running_var")) {
        norms.add(norm(left, name));
      }
    }
  }

  /** A norm whose place is not known yet. */
  private static PlacedNorm norm(UnplacedTensors left, String variance) {
    long size = left.shape(variance).stream().reduce(1L, Math::multiplyExact);
    String weight = UnplacedTensors.sibling(variance, "weight");
    String bias = UnplacedTensors.sibling(variance, "bias");
    float[] ones = new float[Math.toIntExact(size)];
    Arrays.fill(ones, 1);
    return new PlacedNorm(
        weight,
        left.has(weight) ? left.vector(weight, size) : ones,
        left.has(bias) ? left.vector(bias, size) : new float[ones.length],
        left.vector(UnplacedTensors.sibling(variance, "running_mean"), size),
        left.vector(variance, size),
        Side.BEFORE_DENSE,
        0);
  }

  /**
   * The norms at their places.
   *
   * @param lower the layers over the sequence, whose convolutions take norms in
   * @param dense the dense layers in their order
   * @throws InvalidModelException if the place of a norm cannot be told
   */
  List<PlacedNorm> placed(List<TorchLayer> lower, List<TorchHead.Named> dense) {
    List<PlacedNorm> placed = new ArrayList<>();
    List<PlacedNorm> unnumbered = new ArrayList<>();
    for (PlacedNorm norm : norms) {
      refuseBehindActivation(norm, lower);
      numbered(norm, dense)
          .ifPresentOrElse(place -> placed.add(place.of(norm)), () -> unnumbered.add(norm));
    }
    for (int size : unnumbered.stream().mapToInt(PlacedNorm::size).distinct().toArray()) {
      List<PlacedNorm> alike = unnumbered.stream().filter(norm -> norm.size() == size).toList();
      List<Place> places =
          places(lower, dense).stream().filter(place -> place.size() == size).toList();
      if (places.size() != alike.size()) {
        throw file.refused(
            "has a batch normalisation of %d values whose place cannot be told ('%s'); fold it into"
                + " the layer before it",
            size, alike.get(0).name());
      }
      for (int index = 0; index < places.size(); index++) {
        placed.add(places.get(index).of(alike.get(index)));
      }
    }
    return List.copyOf(placed);
  }

  /** Refuses a norm that its number puts behind the activation of a convolution. */
  private void refuseBehindActivation(PlacedNorm norm, List<TorchLayer> lower) {
    Matcher own = NUMBERED.matcher(norm.name());
    for (TorchLayer layer : lower) {
      if (own.matches() && layer instanceof TorchLayer.Convolution convolution) {
        Matcher other = NUMBERED.matcher(convolution.name());
        if (other.matches()
            && other.group(1).equals(own.group(1))
            && convolution.size() == norm.size()
            && Integer.parseInt(own.group(2)) != Integer.parseInt(other.group(2)) + 1) {
          throw file.refused(
              "has a batch normalisation '%s' that does not follow the convolution '%s' directly,"
                  + " which cannot be run",
              norm.name(), convolution.name());
        }
      }
    }
  }

  /** The place beside a dense layer that is numbered like it. */
  private static Optional<Place> numbered(PlacedNorm norm, List<TorchHead.Named> named) {
    Matcher own = NUMBERED.matcher(norm.name());
    if (!own.matches()) {
      return Optional.empty();
    }
    int before = -1;
    int after = -1;
    int gap = 0;
    for (int place = 0; place < named.size(); place++) {
      Matcher other = NUMBERED.matcher(named.get(place).name());
      if (other.matches() && other.group(1).equals(own.group(1))) {
        int distance = Integer.parseInt(own.group(2)) - Integer.parseInt(other.group(2));
        if (distance > 0) {
          before = place;
          gap = distance;
        } else if (after < 0) {
          after = place;
        }
      }
    }
    if (before >= 0 && gap == 1 && named.get(before).outputs() == norm.size()) {
      return Optional.of(behind(named, before));
    }
    int next = after >= 0 ? after : before + 1;
    boolean fits =
        (before >= 0 || after >= 0)
            && next < named.size()
            && named.get(next).inputs() == norm.size();
    return fits ? Optional.of(before(named, next)) : Optional.empty();
  }

  private static Place behind(List<TorchHead.Named> dense, int place) {
    return new Place(dense.get(place).outputs(), Side.BEHIND_DENSE, place);
  }

  private static Place before(List<TorchHead.Named> dense, int place) {
    return new Place(dense.get(place).inputs(), Side.BEFORE_DENSE, place);
  }

  /** Behind each convolution, before the first dense layer, behind each but the last. */
  private static List<Place> places(List<TorchLayer> lower, List<TorchHead.Named> dense) {
    List<Place> places = new ArrayList<>();
    for (int place = 0; place < lower.size(); place++) {
      if (lower.get(place) instanceof TorchLayer.Convolution convolution) {
        places.add(new Place(convolution.size(), Side.BEHIND_CONVOLUTION, place));
      }
    }
    places.add(before(dense, 0));
    for (int place = 0; place < dense.size() - 1; place++) {
      places.add(behind(dense, place));
    }
    return places;
  }
}
