package io.github.relevista.spark.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

class KeyPlacesTest {
  private final KeyPlaces places = new KeyPlaces(1, KeyRange.ALL.filter());

  @Test
  void whatIsMadeOfSortedPlaces_isMadeOneAfterTheOther() {
    for (String key : List.of("good", "bad", "fine", "bad")) {
      places.of(new GenericInternalRow(new Object[] {UTF8String.fromString(key)}));
    }
    List<String> made = new ArrayList<>();
    Iterator<String> rows =
        places
            .sorted()
            .map(place -> places.key(place).values()[0].toString())
            .peek(made::add)
            .iterator();

    assertThat(rows.next()).isEqualTo("bad");
    assertThat(made).containsExactly("bad");
    assertThat(rows).toIterable().containsExactly("fine", "good");
  }
}
