package io.github.relevista.intake;

import java.util.HashMap;
import java.util.Map;

/**
 * The wanted columns of a JSON object by their names, with those of the objects within it.
 *
 * <p>A path that nobody quoted, {@code a.b}, is found as the column b of an object a and as a
 * column whose own name is {@code a.b}.
 */
final class JsonNames {
  private final Map<String, JsonNames> inner = new HashMap<>();
  private String column;

  private JsonNames() {}

  static JsonNames of(ReviewColumns columns, ValueColumns valueColumns) {
    JsonNames root = new JsonNames();
    root.add(columns.content());
    valueColumns.names().forEach(root::add);
    return root;
  }

  private void add(String spelling) {
    ColumnPath path = ColumnPath.of(spelling);
    JsonNames names = this;
    for (String part : path.parts()) {
      names = names.inner.computeIfAbsent(part, added -> new JsonNames());
    }
    names.column = spelling;
    inner.computeIfAbsent(path.plain(), added -> new JsonNames()).column = spelling;
  }

  /** What is wanted of the value of a name, or null where nothing is. */
  JsonNames of(String name) {
    return inner.get(name);
  }

  /** The column that this value is, as the user spells it, or null where it only holds some. */
  String column() {
    return column;
  }
}
