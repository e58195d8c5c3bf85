package afterglow.followup.cases;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One case in the words of a page.
 *
 * @param urgency for styles; {@code urgencyWord} is for people
 * @param toldToCall whom the patient was told to call first, in an emergency
 * @param acknowledged who has acknowledged it and when; nothing while it is open
 * @param by until when, as a time of day: the page stays open all day, so it counts no minutes
 * @param clinic nothing for those who work at one alone
 * @param key makes saving a note twice the same as saving it once
 */
record CaseEntry(
    String id,
    int version,
    String appointment,
    String urgency,
    String urgencyWord,
    String cause,
    String by,
    boolean overdue,
    @Nullable String toldToCall,
    @Nullable String acknowledged,
    String treatment,
    String visit,
    String place,
    @Nullable String clinic,
    List<String> answers,
    String why,
    List<Note> notes,
    boolean acts,
    String key) {
  /** What somebody wrote. */
  record Note(String at, String author, String text) {}

  /**
   * What is new when it is another. Every copy of this service must find the same, so there is no
   * enum in it.
   */
  int seen() {
    return Objects.hash(id, version, overdue, notes);
  }

  public boolean open() {
    return acknowledged == null;
  }
}
