package io.github.relevista.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Expected tokens follow the Penn Treebank's guidelines and the Stanford Sentiment Treebank. */
class PennTokenizerTest {
  private final Tokenizer tokenizer = Tokenizer.of(TokenizerKind.PTB, Casing.LOWER);

  @ParameterizedTest
  @MethodSource({
    "clitics",
    "quotes",
    "brackets",
    "periods",
    "dashes",
    "numbers",
    "joinedWords",
    "markup",
    "spaces",
    "invisible",
    "canonicalForms",
    "plainLetters",
    "symbols",
    "escapes"
  })
  void tokens_ofAText(String text, String expected) {
    assertThat(String.join(" ", Tokens.forms(tokenizer, text))).isEqualTo(expected);
  }

  static Stream<Arguments> clitics() {
    return Stream.of(
        arguments("It doesn't work.", "it does n't work ."),
        arguments("CAN'T, won't, ain't", "ca n't , wo n't , ai n't"),
        arguments("this film's cast", "this film 's cast"),
        arguments("I'll we're you've he'd I'm", "i 'll we 're you 've he 'd i 'm"),
        arguments("They'd've, shouldn't've", "they 'd 've , should n't 've"),
        arguments("doesn\u2019t it\u2019s", "does n't it 's"),
        arguments("doesn\u0092t it\u00B4s that`s", "does n't it 's that 's"),
        arguments("I cannot. CANNOT!", "i can not . can not !"),
        arguments("cannoted", "cannoted"),
        arguments("o'clock O'Neill l'avventura", "o'clock o'neill l'avventura"),
        arguments("get 'em, rock 'n' roll, 'til dawn", "get 'em , rock 'n' roll , 'til dawn"),
        arguments("the '70s and '53, good ol' stuff", "the '70s and '53 , good ol' stuff"),
        arguments("does n't film 's i 'll", "does n't film 's i 'll"));
  }

  static Stream<Arguments> quotes() {
    return Stream.of(
        arguments("\"Great\" it says", "`` great '' it says"),
        arguments("(\"so\"), \"we.\"", "-lrb- `` so '' -rrb- , `` we . ''"),
        arguments("He said:\"Yes\".", "he said : `` yes '' ."),
        arguments("a \" spaced \" quote", "a `` spaced '' quote"),
        arguments("\u201Ccurly\u201D \u0093ansi\u0094", "`` curly '' `` ansi ''"),
        arguments("\u00ABbonjour\u00BB", "`` bonjour ''"),
        arguments("``old'' ''style''", "`` old '' `` style ''"),
        arguments("the 'difficult' one", "the ` difficult ' one"),
        arguments("\u2018curly\u2019 \u0091ansi\u0092 `tick'", "` curly ' ` ansi ' ` tick '"),
        arguments("a film by 'M'", "a film by ` m '"),
        arguments("clones' last, kids'", "clones ' last , kids '"),
        arguments("\"'Nested' in\"", "`` ` nested ' in ''"));
  }

  static Stream<Arguments> brackets() {
    return Stream.of(
        arguments("(really)", "-lrb- really -rrb-"),
        arguments("[garbled] {x}", "-lrb- garbled -rrb- -lrb- x -rrb-"),
        arguments("-LRB- kept -rrb-", "-lrb- kept -rrb-"));
  }

  static Stream<Arguments> periods() {
    return Stream.of(
        arguments("Good. Bad.", "good . bad ."),
        arguments("awesome.Easy to see", "awesome . easy to see"),
        arguments("the end.I left it.So", "the end . i left it . so"),
        arguments("Mr. Hu, Dr.Who etc. vs. him", "mr. hu , dr. who etc. vs. him"),
        arguments("No. 1, but I said no. 2 men", "no. 1 , but i said no. 2 men"),
        arguments("I said no. Then", "i said no . then"),
        arguments("the U.S. and e.g. J. R. Hu", "the u.s. and e.g. j. r. hu"),
        arguments("J.Smith of U.S.-led p.m. fame", "j. smith of u.s.-led p.m. fame"),
        arguments("So did I. Then part I.", "so did i . then part i ."),
        arguments("grade: B.", "grade : b ."),
        arguments("Hmm... well.... no..", "hmm ... well ... no ..."),
        arguments("so . . . on", "so ... on"),
        arguments("wait\u2026 what\u0085", "wait ... what ..."),
        arguments("www.a-b.org/x_1?y=2. Or imdb.com!", "www.a-b.org\\/x_1?y=2 . or imdb.com !"),
        arguments("x.comme x.com\u00E9", "x. comme x. com\u00E9"),
        arguments("(https://x.co/a), me@aol.com", "-lrb- https:\\/\\/x.co\\/a -rrb- , me@aol.com"));
  }

  static Stream<Arguments> dashes() {
    return Stream.of(
        arguments("well-made self-help", "well-made self-help"),
        arguments("yes--no -- a --- b", "yes -- no -- a -- b"),
        arguments("a\u2013b\u2014c \u0096 d\u0097e", "a -- b -- c -- d -- e"),
        arguments("film - end- -start", "film - end - - start"));
  }

  static Stream<Arguments> numbers() {
    return Stream.of(
        arguments("$1,000 or 3.5% of 1,000,000", "$ 1,000 or 3.5 % of 1,000,000"),
        arguments("in 1998,1999 and .5", "in 1998 , 1999 and .5"),
        arguments("1950s 90's 3rd 10:30", "1950s 90 's 3rd 10:30"),
        arguments("2.The next", "2 . the next"));
  }

  static Stream<Arguments> joinedWords() {
    return Stream.of(
        arguments("and/or 10/10 /x", "and\\/or 10\\/10 \\/ x"),
        arguments("R&B, AT&T, law&order", "r&b , at&t , law & order"),
        arguments("d**n f***ing *so* ***", "d\\*\\*n f\\*\\*\\*ing \\* so \\* \\*\\*\\*"),
        arguments("_so_ a_b", "_ so _ a_b"));
  }

  static Stream<Arguments> markup() {
    return Stream.of(
        arguments("good<br />bad<BR>ugly</p>", "good bad ugly"),
        arguments("<a href=\"x>y\" id = z>link</a>", "link"),
        arguments("a<!-- <b> hidden -->b", "a b"),
        arguments("a < b, <3 </3 <sp?)", "a < b , < 3 < \\/ 3 < sp ? -rrb-"),
        arguments("if a <b and c> d", "if a < b and c > d"),
        arguments("Tom &amp; Jerry&#39;s &quot;it&quot;", "tom & jerry 's `` it ''"),
        arguments("caf&eacute;&nbsp;&#x1F600; &hellip;", "caf\u00E9 \uD83D\uDE00 ..."),
        arguments("&bogus; &lt;br&gt; &", "& bogus ; < br > &"));
  }

  static Stream<Arguments> spaces() {
    return Stream.of(
        arguments("", ""),
        arguments(" \t\r\n\u2003\u2028\u200B\uFEFF", ""),
        arguments("2\u00A01/2 stars", "2\u00A01\\/2 stars"),
        arguments("2&nbsp;1\\/2 2\u202F1/2 2\u20071/2", "2\u00A01\\/2 2\u00A01\\/2 2\u00A01\\/2"),
        arguments("1/2\u00A01/2 2\u00A010 a\u00A01/2", "1\\/2 1\\/2 2 10 a 1\\/2"),
        arguments("a.\u00A0 b\u00A0\u00A0c", "a. b c"),
        arguments(
            "a\u00A0b\u1680c\u2007d\u200Ae\u2028f\u2029g\u202Fh\u205Fi\u3000j",
            "a b c d e f g h i j"),
        arguments("a&nbsp;b&#160;c&#xA0;d&ensp;e&thinsp;f&#x3000;g&hairsp;h", "a b c d e f g h"),
        arguments("a&NonBreakingSpace;b&MediumSpace;c&VeryThinSpace;d", "a b c d"));
  }

  static Stream<Arguments> invisible() {
    return Stream.of(
        arguments(
            "wo\u00ADrst w\u200Bor\u200Cs\u2060t wo&shy;r&ZeroWidthSpace;st", "worst worst worst"),
        arguments("\uFEFFthe \u202Aworst\u202C \u2066film\u2069\u200F.", "the worst film ."),
        arguments("do\u200Dn\u00AD't can\u200Bnot 1\uFEFF,000", "do n't can not 1,000"),
        arguments("\u00AD \u200B\uFEFF &shy;", ""),
        arguments("\u2764\uFE0F x\uFE0E \u4F60\uDB40\uDD00", "\u2764 x \u4F60"),
        // The joiner goes where it joins no symbols, or there is nothing to join.
        arguments("\uD83D\uDE00\u200Dx \uD83D\uDE00\u200D", "\uD83D\uDE00 x \uD83D\uDE00"),
        arguments("http://x.co/\u2603\u200D", "http:\\/\\/x.co\\/\u2603"));
  }

  static Stream<Arguments> canonicalForms() {
    return Stream.of(
        arguments("cafe\u0301 CAFE\u0301s cafe&#769;", "caf\u00E9 caf\u00E9s caf\u00E9"),
        arguments("e\u00AD\u0301", "\u00E9"),
        arguments("a\u0323\u0302 a\u0302\u0323", "\u1EAD \u1EAD"),
        arguments("\u1112\u1161\u11AB", "\uD55C"),
        arguments("\u212A\u2126\u212B", "k\u03C9\u00E5"),
        // There is no capital of this letter in one character.
        arguments("J\u030C", "\u01F0"),
        arguments("a\u037E b", "a ; b"));
  }

  static Stream<Arguments> plainLetters() {
    return Stream.of(
        arguments(
            "\uFB01lm o\uFB03ce \uFB02y \uFB00 \uFB04 \uFB05 \uFB06 \u0132",
            "film office fly ff ffl st st ij"),
        arguments(
            "\uFF27\uFF4F\uFF4F\uFF44\uFF01\u3000\uFF11\uFF10\uFF0F\uFF11\uFF10", "good ! 10\\/10"),
        arguments("\uFF08don\uFF07t\uFF09", "-lrb- do n't -rrb-"));
  }

  @Test
  void aNumberAndItsFraction_areTwoTokens_whereTheVocabularyHasThemSo() {
    Vocabulary vocabulary = Vocabulary.of(List.of("<unk>", "2\u00A01\\/2"), "<unk>");
    Tokenizer ofAModel =
        Tokenizer.of(
            TokenizerKind.PTB, Casing.LOWER, TokenizerDetails.of(TokenizerKind.PTB), vocabulary);

    assertThat(Tokens.forms(ofAModel, "2\u00A01/2 or 3\u00A01/2"))
        .containsExactly("2\u00A01\\/2", "or", "3", "1\\/2");
  }

  @Test
  void offsets_ofInvisibleCharacters_areThoseOfTheTokenBefore() {
    // Code points: 0 mark of direction, 1-6 the word with a soft hyphen, 7 zero-width space.
    TokenList tokens = new TokenList();

    tokenizer.tokenize("\u200Ewo\u00ADrst\u200B \uFB01lm", tokens);

    assertThat(Tokens.forms(tokens)).containsExactly("worst", "film");
    assertThat(tokens.begin(0)).isEqualTo(1);
    assertThat(tokens.end(0)).isEqualTo(8);
    assertThat(tokens.begin(1)).isEqualTo(9);
    assertThat(tokens.end(1)).isEqualTo(12);
  }

  static Stream<Arguments> symbols() {
    return Stream.of(
        arguments("Wow!! What?!", "wow ! ! what ? !"),
        arguments("B+ #1 ==== a~b", "b + # 1 ==== a ~ b"),
        arguments("ok\uD83D\uDE0D\uD83D\uDE0Dok", "ok \uD83D\uDE0D \uD83D\uDE0D ok"),
        // Thumbs up with a skin tone; a family of three joined by U+200D; a flag; a red heart.
        arguments("\uD83D\uDC4D\uD83C\uDFFD!", "\uD83D\uDC4D\uD83C\uDFFD !"),
        arguments(
            "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67x",
            "\uD83D\uDC68\uD83D\uDC69\uD83D\uDC67 x"),
        arguments(
            "\uD83C\uDDEC\uD83C\uDDE7\uD83C\uDDEB\uD83C\uDDF7",
            "\uD83C\uDDEC\uD83C\uDDE7 \uD83C\uDDEB\uD83C\uDDF7"),
        arguments("\u2764\uFE0F\u2764\uFE0F", "\u2764 \u2764"),
        arguments("a\u0008b \u0000", "a \u0008 b \u0000"));
  }

  static Stream<Arguments> escapes() {
    return Stream.of(
        arguments("and\\/or \\/ \\*\\*\\*", "and\\/or \\/ \\*\\*\\*"),
        arguments("a \\ b\\", "a \\ b \\"));
  }

  @Test
  void offsets_cutTheRawCharacters() {
    String text =
        "\uD83D\uDE0D I can\u2019t&nbsp;say &quot;caf&eacute;&quot;<br/>(\u0130x)cannot \u2026";
    TokenList tokens = new TokenList();

    tokenizer.tokenize(text, tokens);

    assertThat(Tokens.cuts(text, tokens))
        .containsExactly(
            "\uD83D\uDE0D",
            "I",
            "ca",
            "n\u2019t",
            "say",
            "&quot;",
            "caf&eacute;",
            "&quot;",
            "(",
            "\u0130x",
            ")",
            "can",
            "not",
            "\u2026");
  }

  @Test
  void offsets_areInCodePoints() {
    // The emoji is one code point and two UTF-16 units: "b" is the fourth code point.
    TokenList tokens = new TokenList();

    tokenizer.tokenize("a\uD83D\uDE0D b", tokens);

    assertThat(tokens.begin(2)).isEqualTo(3);
    assertThat(tokens.end(2)).isEqualTo(4);
  }

  @Test
  void keptCase_keepsLettersAndWritesEscapesInCapitals() {
    Tokenizer keeping = Tokenizer.of(TokenizerKind.PTB, Casing.KEEP);

    assertThat(Tokens.forms(keeping, "(DON'T) Mr. Hu"))
        .containsExactly("-LRB-", "DO", "N'T", "-RRB-", "Mr.", "Hu");
  }

  @Test
  void tokenize_remembersNothingOfTheTextBefore() {
    List<String> alone = Tokens.forms(tokenizer, "a \" b");

    Tokens.forms(tokenizer, "it opens \" and never closes <b");

    assertThat(Tokens.forms(tokenizer, "a \" b")).isEqualTo(alone);
  }

  @Test
  void tokenize_allocatesNothing_onceItsBuffersHaveGrown() {
    String text =
        "It's \"caf\u00C9\" (Mr. Hu & me@x.com), 10/10 &quot;so&quot;<br />\uD83D\uDE0D... "
            .repeat(100);
    TokenList tokens = new TokenList();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    tokenizer.tokenize(text, tokens);
    threads.getCurrentThreadAllocatedBytes();

    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 10; i++) {
      tokenizer.tokenize(text, tokens);
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;

    // 10 × 100 × 18 tokens: one object of 16 bytes a token would be 288,000 bytes. The JVM itself
    // may allocate a little on this thread, for instance to link a class.
    assertThat(tokens.size()).isEqualTo(1_800);
    assertThat(allocated).isLessThan(20_000);
  }
}
