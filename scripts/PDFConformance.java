import java.io.FileInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Checks PDFs by veraPDF's rules for PDF/UA-1 and PDF/A-3a.
 *
 * Prints a line for each file and standard, then each rule that failed, with the first place. Exit code 1 if any failed.
 */
public class PDFConformance {
    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        boolean conforms = files.length > 0;
        for (String file : files) {
            for (String standard : List.of("ua1", "3a")) conforms &= conforms(file, standard);
        }
        System.exit(conforms ? 0 : 1);
    }

    private static boolean conforms(String file, String standard) throws Exception {
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(standard);
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(file), flavour)) {
            ValidationResult result =
                Foundries.defaultInstance().createValidator(flavour, 10000, false, false, false).validate(parser);
            System.out.println(
                file + ": " + standard + (result.isCompliant() ? " conforms" : " does not conform") + ", "
                    + result.getTotalAssertions() + " assertions");
            Map<String, List<String>> failed = new TreeMap<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() != TestAssertion.Status.FAILED) continue;
                String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
                failed.computeIfAbsent(rule, key -> new ArrayList<>())
                    .add(assertion.getMessage() + " @ " + assertion.getLocation().getContext());
            }
            failed.forEach((rule, places) -> System.out.println("  " + rule + " ×" + places.size() + ": " + places.get(0)));
            return result.isCompliant();
        }
    }
}
