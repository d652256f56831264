package io.github.relevista.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CharacterReferencesTest {
  /** Code points from the tables of HTML 4.01, section 24: first, last and some between. */
  @ParameterizedTest
  @CsvSource({
    "&quot;, 34",
    "&amp;, 38",
    "&AMP;, 38",
    "&apos;, 39",
    "&nbsp;, 160",
    "&iexcl;, 161",
    "&frac12;, 189",
    "&Agrave;, 192",
    "&szlig;, 223",
    "&eacute;, 233",
    "&yuml;, 255",
    "&OElig;, 338",
    "&Alpha;, 913",
    "&alpha;, 945",
    "&thetasym;, 977",
    "&ndash;, 8211",
    "&rsquo;, 8217",
    "&hellip;, 8230",
    "&euro;, 8364",
    "&hearts;, 9829",
    "&diams;, 9830",
    "&#39;, 39",
    "&#0039;, 39",
    "&#8217;, 8217",
    "&#x2019;, 8217",
    "&#X2019;, 8217",
    "&#128512;, 128512",
    "&#x1f600;, 128512",
    "&#1114111;, 1114111"
  })
  void codePoint_ofAReference(String reference, int codePoint) {
    char[] chars = ("x" + reference + ";").toCharArray();
    int end = 1 + reference.length();

    assertThat(CharacterReferences.end(chars, 1, chars.length)).isEqualTo(end);
    assertThat(CharacterReferences.codePoint(chars, 1, end)).isEqualTo(codePoint);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "&",
        "&;",
        "&#;",
        "&#x;",
        "&amp",
        "& amp;",
        "&bogus;",
        "&Eacutex;",
        "&#0;",
        "&#xD83D;",
        "&#57343;",
        "&#1114112;",
        "&#99999999999;",
        "&#12a;",
        "&#-5;",
        "&#000000000000000039;"
      })
  void end_ofWhatIsNoReference_isNone(String text) {
    assertThat(CharacterReferences.end(text.toCharArray(), 0, text.length())).isEqualTo(-1);
  }
}
