package io.github.relevista.spark.input;

import java.util.List;

/**
 * What a file of a table says of itself.
 *
 * @param schema its columns and their types, in the words of its format
 * @param names the names of its columns
 * @param rows how many rows it has
 */
record TableHead(String schema, List<String> names, long rows) {
  TableHead {
    names = List.copyOf(names);
  }
}
