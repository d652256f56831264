package io.github.relevista.modelio;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the name of a tensor without a place says of parts that no engine here can run. */
final class UnsupportedParts {
  /** A kind of part, and what the names of its tensors hold. */
  private record Part(String name, Pattern pattern) {
    Part(String name, String pattern) {
      this(name, Pattern.compile(pattern));
    }
  }

  /** The surest signs first. */
  private static final List<Part> PARTS =
      List.of(
          new Part("stacked layers", "_l[1-9][0-9]*(_reverse)?$"),
          new Part("projections", "weight_hr"),
          new Part("peepholes", "(?i)peephole|weight_c[ifo](_|\\b)|w_[ifo]_diag"),
          new Part("attention", "(?i)attn|attention"),
          new Part("normalisation", "(?i)norm|running_(mean|var)|num_batches_tracked"),
          new Part("convolutions", "(?i)conv"));

  private UnsupportedParts() {}

  /** Why a tensor of this name has no place in a model; empty where the name tells nothing. */
  static Optional<String> reason(String tensor) {
    return PARTS.stream()
        .filter(part -> part.pattern().matcher(tensor).find())
        .findFirst()
        .map(part -> part.name() + " cannot be run");
  }
}
