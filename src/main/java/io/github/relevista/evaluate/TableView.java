package io.github.relevista.evaluate;

import java.util.List;

/** How people are shown a table of figures; programs always get its rows. */
public sealed interface TableView {
  /** As it is, under its name. */
  record AllRows() implements TableView {}

  /**
   * One line for all rows that differ in one column alone, with a figure in per cent for each of
   * its values.
   *
   * @param title what the figures are
   * @param over the column whose values stand side by side; the columns before it tell the lines
   *     apart
   * @param figure the column of the figure, a share
   * @param count the column of how many observations the figures are taken from
   */
  record SideBySide(String title, String over, String figure, String count) implements TableView {}

  /**
   * One line for each of some rankings: its words with their figures.
   *
   * @param title what is shown
   * @param keys columns at the beginning that tell rankings apart, the last of them naming the kind
   * @param kinds the kinds that are shown
   * @param word the column of the word
   * @param figure the column of its figure
   */
  record Rankings(String title, int keys, List<String> kinds, String word, String figure)
      implements TableView {}
}
