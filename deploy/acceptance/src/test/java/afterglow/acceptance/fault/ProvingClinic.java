package afterglow.acceptance.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A clinic large enough for thousands of visits over some weeks: two places that never close. It
 * offers what the demo clinic does, in whose packs the treatments and protocols are taken over.
 */
final class ProvingClinic {
  static final String NAME = "proving";
  static final List<String> TREATMENTS =
      List.of("microneedling", "superficial-peel", "consultation");

  private static final int PEOPLE_EACH = 5;
  private static final int DEVICES_EACH = 3;
  private static final String HEAD =
      """
      clinic: proving
      name: Proving Ground
      demo: true
      locales: [en, es]
      contact: {phone: "+44 20 7946 0999", email: hello@proving.example}
      booking: {notice: PT2H, horizon: P180D}
      locations:
      """;
  private static final String PLACE =
      """
        - code: %s
          name: Proving %s
          address: 1 Example Street
          city: %s
          country: %s
          zone: %s
          phone: "+44 20 7946 0999"
          gridMinutes: 30
          opening:
            monday: ["08:00-20:00"]
            tuesday: ["08:00-20:00"]
            wednesday: ["08:00-20:00"]
            thursday: ["08:00-20:00"]
            friday: ["08:00-20:00"]
            saturday: ["08:00-20:00"]
            sunday: ["08:00-20:00"]
      """;

  private ProvingClinic() {}

  /** Writes its specialty pack into a folder. */
  static void write(Path folder, Path demo) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("clinic.yaml"), clinic());
      for (var file : List.of("catalogue.yaml", "protocols.yaml")) {
        Files.writeString(folder.resolve(file), Files.readString(demo.resolve(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String clinic() {
    var text = new StringBuilder(HEAD);
    text.append(PLACE.formatted("north", "North", "London", "GB", "Europe/London"));
    text.append(PLACE.formatted("south", "South", "Madrid", "ES", "Europe/Madrid"));
    units(text, "practitioners", "person", PEOPLE_EACH, "needling, injecting, peeling, consulting");
    units(text, "rooms", "room", PEOPLE_EACH, "treatment-room, consulting-room");
    units(text, "equipment", "pen", DEVICES_EACH, "needling-pen");
    return text.toString();
  }

  private static void units(StringBuilder text, String kind, String name, int each, String does) {
    text.append(kind).append(":\n");
    for (var place : List.of("north", "south")) {
      for (var i = 1; i <= each; i++) {
        text.append(
            "  - {code: %s-%s-%d, name: %s %s %d, location: %s, does: [%s]}%n"
                .formatted(place, name, i, place, name, i, place, does));
      }
    }
  }
}
