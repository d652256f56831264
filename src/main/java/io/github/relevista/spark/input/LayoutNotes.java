package io.github.relevista.spark.input;

import io.github.relevista.reading.FileLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was guessed of the files of an input, for people. */
final class LayoutNotes {
  private LayoutNotes() {}

  /** A line for each guess, with the first file that it is of and how many more there are. */
  static List<String> of(InputFiles files, List<FileLayout> layouts) {
    Map<String, List<String>> filesByNote = new LinkedHashMap<>();
    for (int file = 0; file < layouts.size(); file++) {
      String name = files.files().get(file).getPath().getName();
      for (String note : layouts.get(file).notes()) {
        filesByNote.computeIfAbsent(note, added -> new ArrayList<>()).add(name);
      }
    }
    List<String> notes = new ArrayList<>();
    filesByNote.forEach(
        (note, names) ->
            notes.add(
                names.size() == 1
                    ? "%s is %s".formatted(names.get(0), note)
                    : "%s and %d more are %s".formatted(names.get(0), names.size() - 1, note)));
    return notes;
  }
}
