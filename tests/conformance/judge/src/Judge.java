import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;

/**
 * Judges PDFs by PDF/UA-1 with veraPDF, many in one JVM: a path a line on standard input, a verdict as
 * JSON a line on standard output, in the same order. With `--claimants` only those that say of themselves
 * that they are PDF/UA-1. Knows nothing of what made them.
 */
public final class Judge {
  /** Places told of for each rule; the count is that of all. */
  private static final int PLACES = 5;

  private static final ObjectMapper JSON = new ObjectMapper();

  public static void main(String[] arguments) throws IOException {
    // What the libraries log would run into the verdicts.
    LogManager.getLogManager().reset();
    PrintStream verdicts = System.out;
    System.setOut(System.err);
    VeraGreenfieldFoundryProvider.initialise();
    boolean claimantsOnly = Arrays.asList(arguments).contains("--claimants");
    var paths = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String path = paths.readLine(); path != null; path = paths.readLine()) {
      byte[] line = JSON.writeValueAsBytes(judge(path, claimantsOnly));
      verdicts.write(line);
      verdicts.write('\n');
      verdicts.flush();
    }
  }

  private static ObjectNode judge(String path, boolean claimantsOnly) {
    ObjectNode verdict = JSON.createObjectNode().put("file", path);
    File file = new File(path);
    try {
      boolean claims = claims(file);
      if (claimantsOnly && !claims) return verdict.put("kind", "not-claimed");
      return validate(file, verdict.put("claims", claims));
    } catch (Exception | StackOverflowError | OutOfMemoryError problem) {
      // Not judged is a verdict of its own: one odd file must not end the others' judging.
      return verdict.put("kind", "unreadable").put("reason", String.valueOf(problem));
    }
  }

  /** A parser of its own: one that looks for what a file claims builds its model by that. */
  private static boolean claims(File file) throws Exception {
    try (PDFAParser parser = Foundries.defaultInstance().createParser(file)) {
      return parser.getFlavours().contains(PDFAFlavour.PDFUA_1);
    }
  }

  private static ObjectNode validate(File file, ObjectNode verdict) throws Exception {
    try (PDFAParser parser = Foundries.defaultInstance().createParser(file, PDFAFlavour.PDFUA_1);
        PDFAValidator validator =
            Foundries.defaultInstance()
                .createValidator(PDFAFlavour.PDFUA_1, PLACES, false, true, false)) {
      return describe(verdict, validator.validate(parser));
    }
  }

  private static ObjectNode describe(ObjectNode verdict, ValidationResult result) {
    verdict.put("kind", "judged").put("passed", result.isCompliant());
    ArrayNode failed = verdict.putArray("failed");
    result.getFailedChecks().entrySet().stream()
        .sorted(Map.Entry.comparingByKey(Judge.byClause()))
        .forEach(entry -> failed.add(rule(result, entry.getKey(), entry.getValue())));
    return verdict;
  }

  private static Comparator<RuleId> byClause() {
    return Comparator.comparing(RuleId::getClause).thenComparing(RuleId::getTestNumber);
  }

  private static ObjectNode rule(ValidationResult result, RuleId id, int count) {
    ObjectNode rule =
        JSON.createObjectNode()
            .put("rule", id.getClause() + "-" + id.getTestNumber())
            .put("count", count)
            .put(
                "description",
                result.getValidationProfile().getRuleByRuleId(id).getDescription());
    ArrayNode places = rule.putArray("places");
    for (TestAssertion assertion : result.getTestAssertions()) {
      if (!assertion.getRuleId().equals(id)) continue;
      places
          .addObject()
          .put("message", assertion.getErrorMessage())
          .put("context", assertion.getLocation().getContext());
    }
    return rule;
  }
}
