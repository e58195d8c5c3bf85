package afterglow.booking.desk;

import io.quarkus.qute.i18n.MessageBundle;

/** The words of the desk's pages, in {@code messages/desk_*.properties}. */
@MessageBundle(value = "desk", locale = "en")
public interface DeskWords {
  String signedOutTitle();

  String signedOutText();

  String notSignedInTitle();

  String notSignedInText();

  String signIn();

  String signOut();

  String today();

  String days();

  String previousDay();

  String nextDay();

  String clinic();

  String date();

  String show();

  String cityTime(String city);

  String until(String end);

  String visits();

  String emptyTitle();

  String emptyText();

  String listChanged();

  String listStale();

  String clinicsTitle();

  String clinicsText();

  String isPending();

  String isBooked();

  String isArrived();

  String isFulfilled();

  String isMissed();

  String isCancelled();

  String isConfirmed();

  String arrive();

  String fulfil();

  String miss();

  String cancel();

  String arrived(String name);

  String fulfilled(String name);

  String missed(String name);

  String cancelled(String name);

  String undo();

  String undone(String name);

  String changedMeanwhile();

  String beforeItsDay();

  String beforeItsStart();

  String visitTitle();

  String backToDay();

  String back();

  String contact();

  String phone();

  String email();

  String language();

  String history();

  String patientsWords();

  String wasBooked();

  String wasConfirmed();

  String wasArrived();

  String wasFulfilled();

  String wasCancelledByPatient();

  String wasCancelledByClinic();

  String cancelTitle();

  String cancelText();

  String cancelNow();

  String keep();

  String goneTitle();

  String goneText();

  String toDesk();

  String noAccessTitle();

  String noAccessText();

  String signedInAs();

  String yourRoles();

  String yourClinics();

  String needed();

  String neededText();

  String none();
}
