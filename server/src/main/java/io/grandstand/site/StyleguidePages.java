package io.grandstand.site;

import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.site.view.Card;
import io.grandstand.site.view.Event;
import io.grandstand.site.view.Fees;
import io.grandstand.site.view.FormPage;
import io.grandstand.site.view.Frame;
import io.grandstand.site.view.Paged;
import io.grandstand.site.view.Sale;
import io.grandstand.site.view.Styleguide;
import io.grandstand.site.view.Styleguide.Token;
import io.grandstand.site.view.TicketCard;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/**
 * The living style guide: the style sheet's own tokens, and every component from the templates that the product uses. It
 * is for whoever builds pages, in production too, and no search engine is to find it.
 */
@Controller
@Framed
@RunsIn(Role.SITE)
class StyleguidePages {

    private static final String TOKENS = "css/tokens.css";
    private static final Pattern TOKEN = Pattern.compile("(?m)^ {4}(--[a-z0-9-]+): ([^;]+);");
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}|rgb\\(.*");
    private static final int SEATS = 23_750;

    private final Pages pages;
    private final Map<String, String> tokens;

    StyleguidePages(Pages pages, Assets assets) {
        this.pages = pages;
        this.tokens = tokens(new String(assets.find(TOKENS).orElseThrow().plain(), StandardCharsets.UTF_8));
    }

    @GetMapping("/styleguide")
    ModelAndView styleguide(
            @ModelAttribute(name = Pages.FRAME, binding = false) Frame frame, HttpServletResponse response) {
        response.setHeader("X-Robots-Tag", "noindex");
        List<Card> cards = cards(frame);
        return pages.open(
                "styleguide",
                new Styleguide(
                        tokens.entrySet().stream()
                                .filter(token ->
                                        COLOUR.matcher(token.getValue()).matches())
                                .map(token -> new Token(token.getKey(), token.getValue()))
                                .toList(),
                        under("--text-"),
                        under("--space-"),
                        List.of(token("--quick"), token("--calm")),
                        cards,
                        frame.now().plus(Duration.ofMinutes(30)),
                        new FormPage(Map.of("email", "fan@example"), Map.of("email", "signup.wrong-email"), "/"),
                        new Paged<>(cards, 120, 2, 5, "#pager", "#pager"),
                        ticket(frame),
                        new Fees(
                                24,
                                List.of(
                                        new Fees.Step(10, inDays(frame, 10), 0),
                                        new Fees.Step(3, inDays(frame, 17), 20),
                                        new Fees.Step(0, inDays(frame, 20), 90)))));
    }

    private List<Token> under(String prefix) {
        return tokens.entrySet().stream()
                .filter(token -> token.getKey().startsWith(prefix))
                .map(token -> new Token(token.getKey(), token.getValue()))
                .toList();
    }

    private Token token(String name) {
        return new Token(name, tokens.getOrDefault(name, ""));
    }

    /** The values of the first block, which are those by day: later blocks change them for a screen or a language. */
    static Map<String, String> tokens(String style) {
        var found = new LinkedHashMap<String, String>();
        TOKEN.matcher(style).results().forEach(token -> found.putIfAbsent(token.group(1), token.group(2)));
        return found;
    }

    /** One in every state of a sale. */
    private static List<Card> cards(Frame frame) {
        return List.of(
                card(frame, Sale.OPEN, 12_480),
                card(frame, Sale.OPEN, 310),
                card(frame, Sale.OPEN, 0),
                card(frame, Sale.SOON, SEATS),
                card(frame, Sale.OVER, 140),
                card(frame, Sale.CANCELLED, SEATS));
    }

    private static Card card(Frame frame, Sale sale, int left) {
        return new Card(
                0,
                true,
                title(frame),
                null,
                null,
                frame.t("styleguide.venue"),
                inDays(frame, 20),
                frame.now().plus(Duration.ofHours(3)),
                sale,
                sale == Sale.SOON,
                SEATS,
                left,
                9_000,
                85_000);
    }

    private static TicketCard ticket(Frame frame) {
        var event = new Event(0, title(frame), frame.t("styleguide.venue"), inDays(frame, 20), false);
        return new TicketCard(
                "ticket",
                "order",
                event,
                frame.t("styleguide.seat"),
                true,
                "valid",
                "GRANDSTAND-STYLEGUIDE",
                QrCodes.of("GRANDSTAND-STYLEGUIDE"));
    }

    private static String title(Frame frame) {
        return frame.t("game.title", frame.t("styleguide.home"), frame.t("styleguide.away"));
    }

    private static Instant inDays(Frame frame, int days) {
        return frame.now().plus(Duration.ofDays(days));
    }
}
