package afterglow.local.demo;

import afterglow.local.Ports;
import afterglow.local.Refusal;
import afterglow.local.Secrets;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
  public List<String> bringInto(Ports ports, Secrets secrets)
      throws IOException, InterruptedException {
    var booking = "http://127.0.0.1:" + ports.booking() + "/internal/booking/clinics/" + clinic;
    var followup = "http://127.0.0.1:" + ports.followup() + "/internal/followup/clinics/" + clinic;
    var outcomes = new ArrayList<String>();
    var token = secrets.of("service-token");
    put("clinic.yaml", booking, token, outcomes);
    put("catalogue.yaml", booking + "/catalogue", token, outcomes);
    put("protocols.yaml", followup + "/protocols", token, outcomes);
    if (outcomes.isEmpty()) {
      throw new Refusal(
          folder
              + " has none of clinic.yaml, catalogue.yaml, protocols.yaml, so nothing was done.");
    }
    return outcomes;
  }

  private void put(String name, String address, String token, List<String> outcomes)
      throws IOException, InterruptedException {
    var file = folder.resolve(name);
    if (!Files.exists(file)) {
      return;
    }
    var request =
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "application/yaml")
            .header("Accept", "application/json")
            .header("Service-Token", token)
            .timeout(Duration.ofSeconds(30))
            .PUT(HttpRequest.BodyPublishers.ofFile(file))
            .build();
    try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 500) {
        throw new IOException(refused(file, answer));
      }
      if (answer.statusCode() != 200) {
        throw new Refusal(refused(file, answer));
      }
      var changed = YAML.readTree(answer.body()).path("changed").asBoolean(true);
      outcomes.add(clinic + ": " + name + (changed ? " imported" : " is as before"));
    } catch (java.net.ConnectException e) {
      throw new Refusal(
          "The stack does not answer at " + address + ". Is it up, and on this --port?", e);
    } catch (IOException e) {
      throw new Refusal(file + " may not have been imported: " + e.getMessage(), e);
    }
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
      text.append("\n  ").append(error.isTextual() ? error.asText() : error.toString());
    }
    return text.toString();
  }
}
