package io.github.relevista.bench;

import java.util.List;

/**
 * One kind of work over a sample.
 *
 * @param name what it is called in reports
 * @param multiplyAdds what its matrix products take for a token; 0 where it has none
 * @param passes [threads]: what each thread does to go through the sample once
 */
record Work(String name, long multiplyAdds, List<Runnable> passes) {
  Work {
    passes = List.copyOf(passes);
  }
}
