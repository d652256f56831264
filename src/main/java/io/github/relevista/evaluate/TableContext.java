package io.github.relevista.evaluate;

import java.util.List;

/**
 * What every table needs to know.
 *
 * @param methods the methods
 * @param confidence of intervals, in (0, 1)
 */
record TableContext(List<MethodRuns> methods, double confidence) {
  /** The name of a method. */
  String name(int method) {
    return methods.get(method).name();
  }

  /** How often a method is run. */
  int runs(int method) {
    return methods.get(method).runs().size();
  }
}
