package io.github.relevista.pickle;

import io.github.relevista.pickle.PickleValue.Bytes;
import io.github.relevista.pickle.PickleValue.Call;
import io.github.relevista.pickle.PickleValue.Dictionary;
import io.github.relevista.pickle.PickleValue.Named;
import io.github.relevista.pickle.PickleValue.Outside;
import io.github.relevista.pickle.PickleValue.Real;
import io.github.relevista.pickle.PickleValue.Sequence;
import io.github.relevista.pickle.PickleValue.Text;
import io.github.relevista.pickle.PickleValue.Truth;
import io.github.relevista.pickle.PickleValue.Whole;
import java.util.List;

/**
 * Reads a pickle as data. A pickle is a program for a small machine with a stack, and in Python one
 * of its steps calls whatever function it names. Here that step notes down what would be called,
 * but for an empty {@code collections.OrderedDict} or {@code defaultdict}, which are dictionaries
 * like others.
 *
 * <pre>{@code
 * PickleValue value = Pickle.read(Files.readAllBytes(path));
 * }</pre>
 *
 * <p>Protocols 2 to 5 as {@code pickletools} of Python 3.11 describes them, without what only
 * earlier protocols write and without buffers out of band. Time and memory are linear in the number
 * of bytes, whatever they hold.
 */
public final class Pickle {
  private static final int LATEST_PROTOCOL = 5;
  private static final Named ORDERED_DICTIONARY = new Named("collections", "OrderedDict");

  /** Its argument is what makes values of keys that it does not have. */
  private static final Named DEFAULT_DICTIONARY = new Named("collections", "defaultdict");

  private final PickleInput input;
  private final PickleStack stack = new PickleStack();

  private Pickle(byte[] bytes) {
    input = new PickleInput(bytes);
  }

  /**
   * Reads the first pickle of the bytes; what stands behind it is not looked at.
   *
   * @throws PickleException if the bytes begin with no pickle or one that is damaged, or with a
   *     step that is not read
   */
  public static PickleValue read(byte[] bytes) throws PickleException {
    return new Pickle(bytes).read();
  }

  private PickleValue read() throws PickleException {
    if (input.unsignedByte() != 0x80) {
      throw new PickleException("does not begin as a pickle of protocol 2 to 5 does");
    }
    protocol();
    while (true) {
      int step = input.unsignedByte();
      if (step == '.') {
        return stack.pop();
      }
      if (!pushesNumber(step)
          && !pushesText(step)
          && !pushesContainer(step)
          && !usesMemo(step)
          && !fills(step)
          && !calls(step)) {
        throw new PickleException(
            "holds the step 0x%02x at byte %d, which no table of weights or terms needs"
                .formatted(step, input.position() - 1));
      }
    }
  }

  private void protocol() throws PickleException {
    int protocol = input.unsignedByte();
    if (protocol < 2 || protocol > LATEST_PROTOCOL) {
      throw new PickleException(
          "is a pickle of protocol %d; 2 to %d are read".formatted(protocol, LATEST_PROTOCOL));
    }
  }

  private boolean pushesNumber(int step) throws PickleException {
    switch (step) {
      case 'J' -> stack.push(new Whole(input.signedInt()));
      case 'K' -> stack.push(new Whole(input.unsignedByte()));
      case 'M' -> stack.push(new Whole(input.unsignedShort()));
      case 0x8a -> stack.push(new Whole(input.wholeNumber(input.unsignedByte())));
      case 'G' -> stack.push(new Real(input.bigEndianDouble()));
      case 0x88 -> stack.push(new Truth(true));
      case 0x89 -> stack.push(new Truth(false));
      case 'N' -> stack.push(PickleValue.NONE);
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean pushesText(int step) throws PickleException {
    switch (step) {
      case 'X' -> stack.push(new Text(input.text(input.unsignedInt())));
      case 0x8c -> stack.push(new Text(input.text(input.unsignedByte())));
      case 0x8d -> stack.push(new Text(input.text(input.unsignedLong())));
      case 'U' -> stack.push(new Text(input.text(input.unsignedByte())));
      case 'T' -> stack.push(new Text(input.text(input.unsignedInt())));
      case 'C' -> stack.push(new Bytes(input.bytes(input.unsignedByte())));
      case 'B' -> stack.push(new Bytes(input.bytes(input.unsignedInt())));
      case 0x8e -> stack.push(new Bytes(input.bytes(input.unsignedLong())));
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean pushesContainer(int step) throws PickleException {
    switch (step) {
      case ')', ']', 0x8f -> stack.push(new Sequence(List.of()));
      case '}' -> stack.push(new Dictionary());
      case '(' -> stack.mark();
      case 't', 'l', 0x91 -> stack.push(new Sequence(stack.popToMark()));
      case 0x85 -> stack.push(new Sequence(stack.pop(1)));
      case 0x86 -> stack.push(new Sequence(stack.pop(2)));
      case 0x87 -> stack.push(new Sequence(stack.pop(3)));
      case 'd' -> {
        List<PickleValue> entries = stack.popToMark();
        Dictionary dictionary = new Dictionary();
        set(dictionary, entries);
        stack.push(dictionary);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean usesMemo(int step) throws PickleException {
    switch (step) {
      case 'q' -> stack.remember(input.unsignedByte());
      case 'r' -> stack.remember(input.unsignedInt());
      case 0x94 -> stack.rememberNext();
      case 'h' -> stack.recall(input.unsignedByte());
      case 'j' -> stack.recall(input.unsignedInt());
      case '0' -> stack.pop();
      case '1' -> stack.popToMark();
      case '2' -> stack.push(stack.top());
      // A frame only says how many bytes may be fetched at once.
      case 0x95 -> input.unsignedLong();
      case 0x80 -> protocol();
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean fills(int step) throws PickleException {
    switch (step) {
      case 's' -> {
        List<PickleValue> entry = stack.pop(2);
        set(stack.top(), entry);
      }
      case 'u' -> {
        List<PickleValue> entries = stack.popToMark();
        set(stack.top(), entries);
      }
      case 'a' -> {
        PickleValue value = stack.pop();
        add(stack.top(), List.of(value));
      }
      case 'e', 0x90 -> {
        List<PickleValue> values = stack.popToMark();
        add(stack.top(), values);
      }
      case 'b' -> {
        // What an object remembers; of dictionaries, as torch's do of their versions, no matter.
        PickleValue state = stack.pop();
        if (stack.top() instanceof Call object) {
          object.states().values().add(state);
        }
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean calls(int step) throws PickleException {
    switch (step) {
      case 'c' -> {
        String module = input.line();
        stack.push(new Named(module, input.line()));
      }
      case 0x93 -> {
        List<PickleValue> names = stack.pop(2);
        stack.push(new Named(text(names.get(0)), text(names.get(1))));
      }
      case 'R', 0x81 -> {
        List<PickleValue> call = stack.pop(2);
        stack.push(called(call.get(0), call.get(1)));
      }
      case 0x92 -> {
        List<PickleValue> call = stack.pop(3);
        stack.push(called(call.get(0), call.get(1)));
      }
      case 'Q' -> stack.push(new Outside(stack.pop()));
      default -> {
        return false;
      }
    }
    return true;
  }

  private static PickleValue called(PickleValue callee, PickleValue arguments)
      throws PickleException {
    if (!(callee instanceof Named named) || !(arguments instanceof Sequence sequence)) {
      throw new PickleException("calls what is no function with what are no arguments");
    }
    // Arguments are shared: many calls may have the same ones.
    boolean isDictionary =
        (named.equals(ORDERED_DICTIONARY) && sequence.values().isEmpty())
            || (named.equals(DEFAULT_DICTIONARY) && sequence.values().size() < 2);
    return isDictionary ? new Dictionary() : new Call(named, sequence);
  }

  /** Sets entries: a key, its value, the next key, … */
  private static void set(PickleValue target, List<PickleValue> entries) throws PickleException {
    if (target instanceof Call) {
      // An object of a class that nobody here knows, which is filled: its contents do not count.
      return;
    }
    if (!(target instanceof Dictionary dictionary) || entries.size() % 2 != 0) {
      throw new PickleException("sets keys of what is no dictionary");
    }
    for (int index = 0; index < entries.size(); index += 2) {
      dictionary.values().put(key(entries.get(index)), entries.get(index + 1));
    }
  }

  private static void add(PickleValue target, List<PickleValue> values) throws PickleException {
    if (target instanceof Call) {
      return;
    }
    if (!(target instanceof Sequence sequence)) {
      throw new PickleException("adds values to what is no list");
    }
    sequence.values().addAll(values);
  }

  private static String key(PickleValue key) throws PickleException {
    if (key instanceof Text text) {
      return text.value();
    }
    if (key instanceof Whole whole) {
      return Long.toString(whole.value());
    }
    throw new PickleException("has a dictionary with a key that is neither text nor whole number");
  }

  private static String text(PickleValue value) throws PickleException {
    if (value instanceof Text text) {
      return text.value();
    }
    throw new PickleException("names a function by what is no text");
  }
}
