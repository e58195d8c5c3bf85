package afterglow.booking.page;

import io.quarkus.qute.i18n.MessageBundle;

/**
 * The words of the patient pages, in {@code messages/words_*.properties}: one file per language.
 */
@MessageBundle(value = "words", locale = "en")
public interface Words {
  String datePattern();

  String timePattern();

  String localTime(String city);

  String minutes(int minutes);

  String hours(int hours);

  String hoursAndMinutes(int hours, int minutes);

  String free();

  String clinicsTitle();

  String clinicsLead();

  String treatmentsTitle();

  String treatmentsLead();

  String timesTitle();

  String timesLead(String minutes, String place, String city);

  String soonest(String time);

  String filter();

  String withWhom();

  String anybody();

  String fromDate();

  String showTimes();

  String morning();

  String afternoon();

  String evening();

  String oneTime();

  String manyTimes(int count);

  String laterTimes();

  String noTimesTitle();

  String noTimesText(String phone);

  String noTimesAtAll(String phone);

  String treatments();

  String zoneNote(String zone, String city);

  String takenTitle();

  String takenText();

  String takenNothing(String phone);

  String heldLostTitle();

  String heldLostText();

  String otherTimes();

  String heldUntil(String time);

  String keepLonger();

  String twoMinutesLeft();

  String holdEnded();

  String changeTime();

  String step(int number, int total);

  String questionsTitle();

  String questionsLead();

  String yes();

  String no();

  String unsure();

  String whenLast();

  String whenLastHint();

  String goOn();

  String back();

  String detailsTitle();

  String name();

  String nameHint();

  String mobile();

  String mobileHint();

  String email();

  String reachHint();

  String preferred();

  String byText();

  String byEmail();

  String careConsent();

  String marketingConsent();

  String privacyHint();

  String checkTitle();

  String when();

  String where();

  String treatment();

  String withLabel();

  String price();

  String payAtClinic(String price);

  String you();

  String contact();

  String yourAnswers();

  String noneToNote();

  String changeDetails();

  String changeAnswers();

  String bookNow();

  String talkTitle();

  String talkText();

  String talkKept();

  String callUs(String phone);

  String otherTreatments();

  String laterTitle();

  String laterText(String date);

  String problem();

  String problems();

  String errorName();

  String errorReach();

  String errorPhone();

  String errorEmail();

  String errorPreferredText();

  String errorPreferredEmail();

  String errorConsent();

  String errorAnswer(String question);

  String errorWhenLast(String question);

  String errorDateAhead(String question);

  String errorLong(int most);

  String bookedEyebrow();

  String bookedTitle();

  String reference();

  String whatNext();

  String nextConfirmation();

  String nextReminder();

  String nextAftercare();

  String bookedLink();

  String moveOrCancel();

  String manageTitle();

  String confirmed();

  String confirmComing();

  String confirmTitle();

  String confirmText();

  String move();

  String cancelVisit();

  String callInstead(String phone);

  String justMoved();

  String moveTitle();

  String moveLead(String time);

  String moveCheckTitle();

  String moveFrom();

  String moveNow();

  String keepIt();

  String cancelTitle();

  String cancelText();

  String cancelNow();

  String cancelledTitle();

  String cancelledText();

  String pendingTitle();

  String pendingText();

  String undoCancel();

  String undoUntil();

  String bookAgain();

  String overTitle();

  String overText();

  String arrivedTitle();

  String arrivedText();

  String begunTitle();

  String begunText(String phone);

  String goneTitle();

  String goneText();

  String goneHelp();

  String toStart();
}
