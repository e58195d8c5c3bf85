package afterglow.acceptance.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Many strings that are looked for at once, each in all the ways in which it may be written. */
public final class Canaries {
  /** Shorter ones are found by accident. */
  private static final int SHORTEST = 6;

  private record Form(String canary, byte[] bytes) {}

  private final Set<String> forms = new HashSet<>();
  private final Map<Long, List<Form>> byBeginning = new HashMap<>();

  public Canaries(List<String> canaries) {
    for (var canary : canaries) {
      if (canary.length() < SHORTEST) {
        throw new IllegalArgumentException("Too short to look for: " + canary);
      }
      var plain = canary.getBytes(UTF_8);
      add(canary, plain);
      add(canary, URLEncoder.encode(canary, UTF_8).getBytes(UTF_8));
      add(canary, HexFormat.of().formatHex(plain).getBytes(UTF_8));
      for (var shift = 0; shift < 3; shift++) {
        add(canary, base64(plain, shift));
      }
    }
  }

  /** The part that is the same whatever stands before and after, at this distance from a triple. */
  private static byte[] base64(byte[] plain, int shift) {
    var shifted = new byte[plain.length + shift];
    System.arraycopy(plain, 0, shifted, shift, plain.length);
    var text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
    var from = shift == 0 ? 0 : shift + 1;
    var to = shifted.length % 3 == 0 ? text.length() : text.length() - 1;
    return text.substring(from, to).getBytes(UTF_8);
  }

  private void add(String canary, byte[] bytes) {
    if (bytes.length >= SHORTEST && forms.add(new String(bytes, UTF_8))) {
      byBeginning
          .computeIfAbsent(beginning(bytes, 0), each -> new ArrayList<>())
          .add(new Form(canary, bytes));
    }
  }

  /** The first canary in this text. */
  public Optional<String> in(byte[] text) {
    for (var at = 0; at + SHORTEST <= text.length; at++) {
      for (var form : byBeginning.getOrDefault(beginning(text, at), List.of())) {
        if (matches(text, at, form.bytes())) {
          return Optional.of(form.canary());
        }
      }
    }
    return Optional.empty();
  }

  private static boolean matches(byte[] text, int at, byte[] bytes) {
    return at + bytes.length <= text.length
        && Arrays.equals(text, at, at + bytes.length, bytes, 0, bytes.length);
  }

  private static long beginning(byte[] text, int at) {
    var beginning = 0L;
    for (var i = at; i < at + SHORTEST; i++) {
      beginning = beginning << 8 | (text[i] & 0xff);
    }
    return beginning;
  }
}
