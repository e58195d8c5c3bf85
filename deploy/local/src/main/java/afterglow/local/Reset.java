package afterglow.local;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Deletes a stack's data, so that the next start is a first one. */
@Command(
    name = "reset",
    description = "Delete all data of the stack: bookings, messages, clock, sign-ins.")
class Reset implements Callable<Integer> {
  @Mixin StackOptions stack = new StackOptions();

  @Override
  public Integer call() throws Exception {
    var data = stack.data();
    if (!data.exists()) {
      System.err.println("There is no data at " + data.root() + ", so nothing was deleted.");
      return 0;
    }
    if (!data.ours()) {
      throw new Refusal(
          data.root() + " is not the data of an Afterglow stack, so it is left alone.");
    }
    data.create();
    if (!data.lock()) {
      throw new Refusal(
          "A stack is running on "
              + data.root()
              + ", so its data cannot be deleted. Stop it with Ctrl-C in its terminal, then reset"
              + " again.");
    }
    Stack.leftovers(data).end();
    data.delete();
    System.err.println("Deleted " + data.root() + ". The next ./afterglow up starts anew.");
    return 0;
  }
}
