package io.github.relevista.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.stats.OccurrenceStatistic;
import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void aDeclaration_isReadBack_columnByColumn() {
    Table.Declaration<OccurrenceStatistic> columns = Table.named("phrases");
    String phrase = columns.key("phrase", "some words");
    columns.sum("n", ColumnType.Plain.COUNT, OccurrenceStatistic::occurrences, "how often");
    Table<OccurrenceStatistic> table = columns.end();

    OccurrenceStatistic statistic = new OccurrenceStatistic();
    statistic.addReview(3);
    assertThat(phrase).isEqualTo("phrase");
    assertThat(table.names()).containsExactly("phrase", "n");
    assertThat(table.keys()).extracting(Column::name).containsExactly("phrase");
    assertThat(table.states()).extracting(Column::name).containsExactly("n");
    assertThat(table.stateOf(statistic)).containsExactly(3L);
  }

  @Test
  void twoColumnsOfOneName_areRefused() {
    Table.Declaration<Void> columns = Table.named("phrases");
    columns.key("term", "the word");
    columns.key("term", "again");
    assertThatThrownBy(columns::end)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("table phrases has two columns term");
  }
}
