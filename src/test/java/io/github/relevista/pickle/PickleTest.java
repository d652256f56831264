package io.github.relevista.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.pickle.PickleValue.Bytes;
import io.github.relevista.pickle.PickleValue.Call;
import io.github.relevista.pickle.PickleValue.Dictionary;
import io.github.relevista.pickle.PickleValue.Named;
import io.github.relevista.pickle.PickleValue.Real;
import io.github.relevista.pickle.PickleValue.Sequence;
import io.github.relevista.pickle.PickleValue.Text;
import io.github.relevista.pickle.PickleValue.Truth;
import io.github.relevista.pickle.PickleValue.Whole;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bytes are what {@code pickle.dumps} of Python 3.11 gives for the values named beside. */
class PickleTest {
  /** {"a": 1, "b": [1.5, None, True], "c": ("x", -3, 70000, 2**40, -2**40)}, protocol 2. */
  private static final String MIXED =
      "80027d71002858010000006171014b0158010000006271025d710328473ff80000000000004e886558010000006371"
          + "042858010000007871054afdffffff4a701101008a060000000000018a060000000000ff747106752e";

  /** An object whose unpickling calls os.system("touch /tmp/never"), protocol 2. */
  private static final String SYSTEM =
      "800263706f7369780a73797374656d0a71005810000000746f756368202f746d702f6e6576657271018571025271032e";

  private static PickleValue read(String hex) throws PickleException {
    return Pickle.read(HexFormat.of().parseHex(hex));
  }

  private static Map<String, PickleValue> dictionary(PickleValue value) {
    return ((Dictionary) value).values();
  }

  private static List<PickleValue> sequence(PickleValue value) {
    return ((Sequence) value).values();
  }

  @Test
  void read_ofNumbersTextsListsAndDictionaries_givesThem() throws PickleException {
    Map<String, PickleValue> values = dictionary(read(MIXED));
    assertThat(values).containsOnlyKeys("a", "b", "c").containsEntry("a", new Whole(1));
    assertThat(sequence(values.get("b")))
        .containsExactly(new Real(1.5), PickleValue.NONE, new Truth(true));
    assertThat(sequence(values.get("c")))
        .containsExactly(
            new Text("x"),
            new Whole(-3),
            new Whole(70_000),
            new Whole(1L << 40),
            new Whole(-(1L << 40)));
  }

  @Test
  void read_ofLaterProtocols_knowsFramesSetsBytesAndWholeNumbersAsKeys() throws PickleException {
    // {"good": 1, "bad": 2}, protocol 4
    assertThat(
            dictionary(read("80049516000000000000007d94288c04676f6f64944b018c03626164944b02752e")))
        .containsExactly(Map.entry("good", new Whole(1)), Map.entry("bad", new Whole(2)));
    // {0: "a", 5: "b"}, protocol 5
    assertThat(dictionary(read("80059511000000000000007d94284b008c0161944b058c016294752e")))
        .containsExactly(Map.entry("0", new Text("a")), Map.entry("5", new Text("b")));
    // {"s": frozenset(["q"]), "b": b"xy", "t": set(["z"])}, protocol 4
    Map<String, PickleValue> values =
        dictionary(
            read(
                "80049525000000000000007d94288c017394288c01719491948c01629443027879948c0174948f9428"
                    + "8c017a9490752e"));
    assertThat(sequence(values.get("s"))).containsExactly(new Text("q"));
    assertThat(((Bytes) values.get("b")).value()).containsExactly('x', 'y');
    assertThat(sequence(values.get("t"))).containsExactly(new Text("z"));
  }

  @Test
  void read_ofCode_notesTheCallAndDoesNotMakeIt() throws PickleException {
    Call call = (Call) read(SYSTEM);
    assertThat(call.callee()).isEqualTo(new Named("posix", "system"));
    assertThat(call.arguments().values()).containsExactly(new Text("touch /tmp/never"));
  }

  @Test
  void read_ofAListThatHoldsItself_ends() throws PickleException {
    PickleValue list = read("80025d71006800612e");
    assertThat(sequence(list)).hasSize(1);
    assertThat(sequence(list).get(0)).isSameAs(list).hasToString("a sequence of 1");
  }

  @ParameterizedTest
  @CsvSource({
    // {(1, 2): 3}
    "80027d71004b014b028671014b03732e, neither text nor whole number",
    // An integer of 9 bytes
    "80028a09000000000000000001 2e, above 64 bits",
    "28692e, does not begin as a pickle",
    "80012e, is a pickle of protocol 1; 2 to 5 are read",
    "80062e, is a pickle of protocol 6",
    "80022e, takes a value where there is none",
    "80025d2e, ''",
    "800268052e, recalls place 5",
    "8002742e, a mark that was not set",
    // Texts that claim 2^31 - 1 and 2^63 bytes
    "800258ffffff7f2e, ends inside one of its parts",
    "80028d00000000000000802e, claims a part of 9223372036854775808 bytes",
    "80028c02c3282e, not UTF-8",
    // Step i of protocol 0, which calls a class
    "800228696f730a73797374656d0a2e, holds the step 0x69 at byte 3",
    "80024b014b02522e, calls what is no function",
    "80024b014b02612e, adds values to what is no list",
  })
  void read_ofWhatIsNoTable_isRefused(String hex, String problem) throws PickleException {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    if (problem.isEmpty()) {
      assertThat(sequence(Pickle.read(bytes))).isEmpty();
      return;
    }
    assertThatThrownBy(() -> Pickle.read(bytes))
        .isInstanceOf(PickleException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void read_ofDamagedBytes_isRefusedOrGivesSomeValue() throws PickleException {
    Random random = new Random(7);
    byte[] whole = HexFormat.of().parseHex(MIXED);
    int refused = 0;
    for (int trial = 0; trial < 10_000; trial++) {
      byte[] damaged = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
      for (int change = random.nextInt(4); change > 0; change--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      try {
        assertThat(Pickle.read(damaged)).isNotNull();
      } catch (PickleException e) {
        assertThat(e.getMessage()).isNotBlank();
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(9_000);
  }

  /** 50,000 calls with the same tuple of 50,000 numbers: 10 GB, were the tuple copied. */
  @Test
  void read_ofManyCallsWithTheSameArguments_takesMemoryByBytesAlone() throws PickleException {
    int count = 50_000;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {(byte) 0x80, 2, ']', '(', 'c', 'a', '\n', 'b', '\n', 'q', 0, '('});
    for (int index = 0; index < count; index++) {
      bytes.writeBytes(new byte[] {'K', 1});
    }
    bytes.writeBytes(new byte[] {'t', 'q', 1});
    for (int index = 0; index < count; index++) {
      bytes.writeBytes(new byte[] {'h', 0, 'h', 1, 'R'});
    }
    bytes.writeBytes(new byte[] {'e', '.'});
    // The function, the tuple and the calls.
    assertThat(sequence(Pickle.read(bytes.toByteArray()))).hasSize(2 + count);
  }
}
