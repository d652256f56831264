package io.github.relevista.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkupTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<br>",
        "<br/>",
        "<BR />",
        "</p>",
        "</p >",
        "<h1>",
        "<o:p>",
        "<my-tag>",
        "<a href=http://example.org/a?b=c>",
        "<a href=\"a>b\" title='<i>'>",
        "<img\n src = x />",
        "<hr size=>",
        "<!---->",
        "<!-- <b> and </b> -->"
      })
  void end_ofATag_isBehindIt(String tag) {
    assertThat(end("x" + tag + " >-->", 1)).isEqualTo(1 + tag.length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<",
        "< b>",
        "<3>",
        "</3>",
        "</ b>",
        "<b",
        "<b <i>",
        "<b and c>",
        "<b a=1b=\"2\">",
        "<b a=\"1>",
        "</b a=1>",
        "<http://example.org>",
        "<>",
        "<!>",
        "<!-- never closed ->"
      })
  void end_ofWhatIsNoTag_isNone(String text) {
    assertThat(end(text, 0)).isEqualTo(-1);
  }

  @Test
  void end_ofATagLongerThanTheLimit_isNone() {
    int shell = "<b a=''>".length();
    String longest = "<b a='" + "x".repeat(Markup.MAXIMUM_LENGTH - shell) + "'>";
    String tooLong = "<b a='" + "x".repeat(Markup.MAXIMUM_LENGTH - shell + 1) + "'>";

    assertThat(end(longest, 0)).isEqualTo(Markup.MAXIMUM_LENGTH);
    assertThat(end(tooLong, 0)).isEqualTo(-1);
  }

  private static int end(String text, int from) {
    Markup markup = new Markup();
    markup.read(text.toCharArray(), text.length());
    return markup.end(from);
  }
}
