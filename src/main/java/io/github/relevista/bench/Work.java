package io.github.relevista.bench;

import java.util.List;

/**
 * One kind of work.
 *
 * @param name what it is called in reports
 * @param multiplyAdds what its matrix products take for a token; 0 where it has none
 * @param sample what it goes through
 * @param passes [threads]: what each thread does to go through the sample once
 */
record Work(String name, long multiplyAdds, Sample sample, List<Runnable> passes) {
  Work {
    passes = List.copyOf(passes);
  }
}
