package io.github.relevista.pickle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The stack and the memo of the machine that a pickle is a program for. */
final class PickleStack {
  private final List<PickleValue> values = new ArrayList<>();
  private final List<Integer> marks = new ArrayList<>();
  private final Map<Integer, PickleValue> memo = new HashMap<>();

  void push(PickleValue value) {
    values.add(value);
  }

  PickleValue pop() throws PickleException {
    if (values.size() <= bottom()) {
      throw new PickleException("takes a value where there is none");
    }
    return values.remove(values.size() - 1);
  }

  PickleValue top() throws PickleException {
    if (values.size() <= bottom()) {
      throw new PickleException("reads a value where there is none");
    }
    return values.get(values.size() - 1);
  }

  /** Takes the topmost values, the lowest of them first. */
  List<PickleValue> pop(int count) throws PickleException {
    if (values.size() - bottom() < count) {
      throw new PickleException("takes a value where there is none");
    }
    List<PickleValue> upper = values.subList(values.size() - count, values.size());
    List<PickleValue> taken = List.copyOf(upper);
    upper.clear();
    return taken;
  }

  void mark() {
    marks.add(values.size());
  }

  /** Takes the values above the last mark, and the mark. */
  List<PickleValue> popToMark() throws PickleException {
    if (marks.isEmpty()) {
      throw new PickleException("looks for a mark that was not set");
    }
    List<PickleValue> taken = pop(values.size() - bottom());
    marks.remove(marks.size() - 1);
    return taken;
  }

  void remember(int place) throws PickleException {
    memo.put(place, top());
  }

  void rememberNext() throws PickleException {
    remember(memo.size());
  }

  void recall(int place) throws PickleException {
    PickleValue value = memo.get(place);
    if (value == null) {
      throw new PickleException("recalls place %d, which was never set".formatted(place));
    }
    push(value);
  }

  private int bottom() {
    return marks.isEmpty() ? 0 : marks.get(marks.size() - 1);
  }
}
