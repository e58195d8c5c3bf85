package afterglow.local.part;

import afterglow.local.process.Leftovers;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command that runs another Java program with the same JDK as this one. */
record JavaProgram(List<String> options) {
  static JavaProgram with(String... options) {
    return new JavaProgram(List.of(options));
  }

  JavaProgram and(String... more) {
    return new JavaProgram(Stream.concat(options.stream(), Stream.of(more)).toList());
  }

  /** The same program, marked as the part of a stack that keeps its data there. */
  JavaProgram asPart(Path folder) {
    // First, as the system shows only the beginning of a long command line.
    var marked = new ArrayList<>(List.of(Leftovers.mark(folder)));
    marked.addAll(options);
    return new JavaProgram(List.copyOf(marked));
  }

  /** The class path of this process, readable from any folder. */
  static String ownClassPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  List<String> main(String classPath, String mainClass, String... arguments) {
    return command("-cp", List.of(classPath, mainClass), arguments);
  }

  List<String> jar(Path jar) {
    return command("-jar", List.of(jar.toString()));
  }

  private List<String> command(String how, List<String> what, String... arguments) {
    var command = new ArrayList<String>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(options);
    command.add(how);
    command.addAll(what);
    command.addAll(List.of(arguments));
    return command;
  }
}
