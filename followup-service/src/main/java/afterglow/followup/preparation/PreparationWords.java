package afterglow.followup.preparation;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The preparation page's own words in English; other languages are files beside. */
@MessageBundle("preparation")
public interface PreparationWords {
  @Message("How to prepare")
  String title();

  @Message("Everything to do before your visit, with the day from which it holds.")
  String lead();

  @Message("{city} time")
  String localTime(String city);

  @Message("That is {time} where you are ({city} time).")
  String yourTime(String time, String city);

  @Message("Where")
  String where();

  @Message("What to do, and from when")
  String steps();

  @Message("Today")
  String today();

  @Message("From {day}:")
  String from(String day);

  @Message("There is nothing to prepare.")
  String nothing();

  @Message("If a step is not possible or something is unclear, call us before you come.")
  String unclear();

  @Message("Call {clinic}")
  String callClinic(String clinic);

  @Message("This visit is cancelled")
  String cancelled();

  @Message(
      "Your visit of {time}, {city} time, was cancelled. You do not need to prepare for it. If you"
          + " did not expect this, call us.")
  String cancelledHelp(String time, String city);
}
