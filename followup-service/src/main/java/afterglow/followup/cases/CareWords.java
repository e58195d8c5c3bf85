package afterglow.followup.cases;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The care pages' words in English; other languages are files beside. */
@MessageBundle("care")
public interface CareWords {
  @Message("EEE d MMM, h:mma")
  String momentPattern();

  @Message("EEEE d MMMM, h:mma")
  String visitPattern();

  @Message("Care")
  String title();

  @Message("Open cases")
  String openTitle();

  @Message("Acknowledged cases")
  String acknowledgedTitle();

  @Message("The most urgent first. Somebody is at a case once it is acknowledged.")
  String lead();

  @Message("Which cases")
  String lists();

  @Message("Open")
  String open();

  @Message("Acknowledged")
  String acknowledged();

  @Message("Nobody is waiting")
  String noneOpen();

  @Message("A case appears here by itself when an answer or a silence is alarming.")
  String noneOpenText();

  @Message("No case has been acknowledged yet")
  String noneAcknowledged();

  @Message("The list has changed.")
  String listChanged();

  @Message("The list cannot be brought up to date just now. Reload the page.")
  String listStale();

  @Message("Further cases")
  String further();

  @Message("Emergency")
  String emergency();

  @Message("Urgent")
  String urgent();

  @Message("Today")
  String sameDay();

  @Message("Next working day")
  String nextDay();

  @Message("Alarming answer")
  String redFlag();

  @Message("No answer where one was due")
  String silence();

  @Message("Acknowledge by {when}")
  String by(String when);

  @Message("Overdue")
  String overdue();

  @Message("The patient was told to call {number} first.")
  String toldToCall(String number);

  @Message("Acknowledged by {name}, {when}")
  String acknowledgedBy(String name, String when);

  @Message("Visit")
  String visit();

  @Message("Answers")
  String answers();

  @Message("Why")
  String why();

  @Message("{rules} (protocol version {version})")
  String rules(String rules, int version);

  @Message("Pain {pain} of 10")
  String pain(int pain);

  @Message("Better than yesterday")
  String better();

  @Message("The same as yesterday")
  String same();

  @Message("Worse than yesterday")
  String worse();

  @Message("Everything is fine")
  String fine();

  @Message("Not everything is fine")
  String notFine();

  @Message("None of the signs")
  String noSigns();

  @Message("“{text}”")
  String quote(String text);

  @Message("Notes")
  String notes();

  @Message("Acknowledge")
  String acknowledge();

  @Message("Patient and contact")
  String toPatient();

  @Message("Add a note")
  String addNote();

  @Message("Only your clinic’s staff read it. It cannot be changed later.")
  String noteHint();

  @Message("Save the note")
  String saveNote();

  @Message("The case is acknowledged. It is on this list now.")
  String doneAcknowledged();

  @Message("The note is saved.")
  String doneNoted();

  @Message(
      "Nothing was done: somebody has changed this case since you looked. This is how it is now.")
  String changed();

  @Message("Nothing was saved: a note has 1 to 2,000 characters, and no control characters.")
  String badNote();

  @Message("There is nothing here")
  String goneTitle();

  @Message("The address is not right, or it belongs to a clinic that is not one of yours.")
  String goneText();

  @Message("To the cases")
  String toCare();

  @Message("You cannot open this page")
  String noAccessTitle();

  @Message(
      "You are signed in, but your account does not allow it. Ask whoever manages your clinic’s"
          + " accounts, then sign out and in again.")
  String noAccessText();

  @Message("Signed in as")
  String signedInAs();

  @Message("Your roles")
  String yourRoles();

  @Message("Your clinics")
  String yourClinics();

  @Message("Needed")
  String needed();

  @Message("One of the roles clinician, manager or auditor, and at least one clinic")
  String neededText();

  @Message("None")
  String none();

  @Message("Sign out")
  String signOut();

  @Message("To the desk")
  String toDesk();
}
