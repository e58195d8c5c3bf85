package afterglow.local.demo;

import afterglow.local.InternalApi;
import afterglow.local.Refusal;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A folder that describes one clinic: the clinic itself, its treatments, its protocols. */
public record SpecialtyPack(String clinic, Path folder) {
  private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final YAMLMapper YAML = new YAMLMapper();

  /** A pack is named by the {@code clinic} in its {@code clinic.yaml}, or else by its folder. */
  public static SpecialtyPack of(Path folder) {
    var name = folder.toAbsolutePath().normalize().getFileName();
    var slug = name == null ? "" : name.toString();
    var clinic = folder.resolve("clinic.yaml");
    if (Files.exists(clinic)) {
      try {
        slug = YAML.readTree(clinic.toFile()).path("clinic").asText(slug);
      } catch (IOException e) {
        throw new Refusal(clinic + " is not YAML: " + e.getMessage(), e);
      }
    }
    if (!SLUG.matcher(slug).matches()) {
      throw new Refusal("\"" + slug + "\" cannot name a clinic. Use a-z, 0-9 and single dashes.");
    }
    return new SpecialtyPack(slug, folder);
  }

  /** Brings what the folder has into the services; one sentence per file. */
  public List<String> bringInto(InternalApi services) throws IOException, InterruptedException {
    var outcomes = new ArrayList<String>();
    put("clinic.yaml", services, "booking", "clinics/" + clinic, outcomes);
    put("catalogue.yaml", services, "booking", "clinics/" + clinic + "/catalogue", outcomes);
    put("protocols.yaml", services, "followup", "clinics/" + clinic + "/protocols", outcomes);
    if (outcomes.isEmpty()) {
      throw new Refusal(
          folder
              + " has none of clinic.yaml, catalogue.yaml, protocols.yaml, so nothing was done.");
    }
    return outcomes;
  }

  private void put(
      String name, InternalApi services, String service, String path, List<String> outcomes)
      throws IOException, InterruptedException {
    var file = folder.resolve(name);
    if (!Files.exists(file)) {
      return;
    }
    var answer = services.put(service, path, file);
    if (answer.statusCode() >= 500) {
      var failed = new IOException(refused(file, answer));
      throw new Refusal(file + " may not have been imported: " + failed.getMessage(), failed);
    }
    if (answer.statusCode() != 200) {
      throw new Refusal(refused(file, answer));
    }
    var changed = YAML.readTree(answer.body()).path("changed").asBoolean(true);
    outcomes.add(clinic + ": " + name + (changed ? " imported" : " is as before"));
  }

  private static String refused(Path file, HttpResponse<String> answer) {
    JsonNode problem;
    try {
      problem = YAML.readTree(answer.body());
    } catch (IOException e) {
      problem = YAML.createObjectNode();
    }
    var text =
        new StringBuilder()
            .append(file)
            .append(" was refused with ")
            .append(answer.statusCode())
            .append(": ")
            .append(problem.path("title").asText("no reason given"));
    for (var error : problem.path("errors")) {
      text.append("\n  ");
      if (error.has("line")) {
        text.append("line ").append(error.path("line").asText()).append(", ");
      }
      text.append(
          error.has("rule")
              ? error.path("at").asText() + ": " + error.path("rule").asText()
              : error.isTextual() ? error.asText() : error.toString());
    }
    return text.toString();
  }
}
