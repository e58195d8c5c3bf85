package afterglow.followup.checkin;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The check-in pages' own words in English; other languages are files beside. */
@MessageBundle("checkin")
public interface CheckInWords {
  @Message("How is it healing?")
  String title();

  @Message(
      "It takes about a minute. Your answers go into your clinic's list. Nobody watches it around"
          + " the clock, so call if something cannot wait.")
  String lead();

  @Message("What to know now")
  String now();

  @Message("There is a problem")
  String problem();

  @Message("Pain now, from 0 to 10")
  String pain();

  @Message("0 no pain")
  String painNone();

  @Message("10 worst pain")
  String painWorst();

  @Message("Choose how strong the pain is")
  String painMissing();

  @Message("Compared with yesterday?")
  String trend();

  @Message("Better")
  String better();

  @Message("The same")
  String same();

  @Message("Worse")
  String worse();

  @Message("Choose better, the same or worse")
  String trendMissing();

  @Message("Do you have any of these?")
  String flags();

  @Message("Choose all that apply")
  String flagsHint();

  @Message("None of these")
  String noFlags();

  @Message("Choose what applies, or None of these")
  String flagsMissing();

  @Message("Is everything fine?")
  String ok();

  @Message("Yes")
  String yes();

  @Message("No")
  String no();

  @Message("Choose yes or no")
  String okMissing();

  @Message("Anything else you want to tell us?")
  String text();

  @Message("Optional. It is not read at once. If it cannot wait, call us.")
  String textHint();

  @Message("Use at most 2,000 characters")
  String textTooLong();

  @Message("Send answers")
  String send();

  @Message("In an emergency")
  String emergency();

  @Message("Call {number} now")
  String callNow(String number);

  @Message("Call {clinic}")
  String callClinic(String clinic);

  @Message("Thank you, your answers are kept")
  String taken();

  @Message("They are in your clinic's list")
  String listed();

  @Message("What to do now")
  String next();

  @Message("Nothing in your answers worries us.")
  String allFine();

  @Message("If something changes, you can open the link in our message again, or call us.")
  String again();

  @Message("This link does not work any more")
  String gone();

  @Message(
      "It may have expired or been replaced. If you are worried about how it heals, call your"
          + " clinic. In an emergency call your local emergency number.")
  String goneHelp();
}
