package afterglow.notification.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class Gsm7Test {
  @Test
  void findsTheNearestCharacters() {
    assertEquals("\"Clinica\" - ñandu's cafe €5", Gsm7.fold("“Clínica” – ñandú’s cafe €5"));
    assertEquals("皮", Gsm7.fold("皮"));
  }

  @Test
  void countsWhatAProviderCounts() {
    assertEquals(1, Gsm7.segments("a".repeat(160)));
    assertEquals(2, Gsm7.segments("a".repeat(161)));
    assertEquals(2, Gsm7.segments("a".repeat(159) + "€"));
    assertEquals(1, Gsm7.segments("皮".repeat(70)));
    assertEquals(2, Gsm7.segments("皮".repeat(71)));
  }
}
