package io.grandstand.acceptance;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Finds what keeps somebody from using a page, by the rules of WCAG 2.2, levels A and AA, that a machine can check. */
final class Axe {

    private static final String SCRIPT = read();

    private Axe() {}

    /** What is wrong, an element a line. */
    @SuppressWarnings("unchecked")
    static List<String> faults(Page page) {
        page.evaluate(SCRIPT);
        return (List<String>) page.evaluate("""
                async () => {
                  // A colour that is on its way to another one is nobody's to read: what is judged is where it ends.
                  document.getAnimations().filter((way) => way instanceof CSSTransition).forEach((way) => way.finish());
                  const found = await axe.run(document, {
                    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
                    resultTypes: ['violations'],
                  });
                  return found.violations.flatMap((rule) =>
                    rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary}`));
                }
                """);
    }

    private static String read() {
        try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
            if (in == null) {
                throw new IllegalStateException("there is no axe");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
