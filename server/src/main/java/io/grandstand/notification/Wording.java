package io.grandstand.notification;

import io.grandstand.catalog.Catalogue;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.notification.Content.OfGift;
import io.grandstand.notification.Content.PasswordAsked;
import io.grandstand.notification.Content.PasswordRenewed;
import io.grandstand.notification.Content.PaymentNotTaken;
import io.grandstand.notification.Content.TicketBought;
import io.grandstand.notification.Content.TicketsGivenBack;
import io.grandstand.notification.Content.TurnCame;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** Puts notices into words: Korean, or English for who reads that. */
@Component
class Wording {

    /** Performances are told in the time of the place where they are. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Seoul");

    private final ResourceBundleMessageSource words = new ResourceBundleMessageSource();

    private final Catalogue catalogue;

    Wording(Catalogue catalogue) {
        this.catalogue = catalogue;
        words.setBasename("notices");
        words.setDefaultEncoding(StandardCharsets.UTF_8.name());
        words.setDefaultLocale(Locale.KOREAN);
    }

    String title(Content content, Locale locale) {
        Object[] parts = content instanceof TicketsGivenBack back
                ? new Object[] {back.seats().size()}
                : new Object[] {};
        return words.getMessage("notice." + content.kind().slug() + ".title", parts, locale);
    }

    String body(Content content, Locale locale) {
        Object[] parts =
                switch (content) {
                    case TicketBought bought ->
                        new Object[] {
                            performance(bought.performanceId(), bought.performance(), locale),
                            time(bought.startsAt(), locale),
                            seats(bought.seats()),
                            amount(bought.total(), locale)
                        };
                    case PaymentNotTaken failed ->
                        new Object[] {amount(failed.amount(), locale), reason(failed.reason(), locale)};
                    case TicketsGivenBack back ->
                        new Object[] {
                            performance(back.performanceId(), back.performance(), locale),
                            time(back.startsAt(), locale),
                            seats(back.seats()),
                            amount(back.refund(), locale),
                            amount(back.fee(), locale),
                            back.seats().size(),
                            back.othersStay() ? others(locale) : ""
                        };
                    case OfGift gift ->
                        new Object[] {
                            performance(gift.performanceId(), gift.performance(), locale),
                            time(gift.startsAt(), locale),
                            seats(gift.seats())
                        };
                    case PasswordAsked asked -> new Object[] {asked.validMinutes()};
                    case PasswordRenewed _ -> new Object[] {};
                    case TurnCame turn ->
                        new Object[] {
                            performance(turn.performanceId(), turn.performance(), locale),
                            NumberFormat.getIntegerInstance(locale).format(turn.number())
                        };
                };
        return words.getMessage("notice." + content.kind().slug() + ".body", parts, locale);
    }

    /** With the space before it. */
    private String others(Locale locale) {
        return words.getMessage("notice.tickets-cancelled.others", null, locale);
    }

    /** Places in an area are all called the same: once, with their number. */
    private static String seats(List<String> labels) {
        return labels.stream()
                .collect(Collectors.groupingBy(label -> label, LinkedHashMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(label -> label.getValue() == 1 ? label.getKey() : label.getKey() + " × " + label.getValue())
                .collect(Collectors.joining(", "));
    }

    /** A reason that nobody has words for yet still says that no money was taken. */
    private String reason(String reason, Locale locale) {
        String prefix = "notice.payment-failed.reason.";
        String other = words.getMessage(prefix + "other", null, locale);
        return String.valueOf(words.getMessage(prefix + reason, null, other, locale));
    }

    /** A game is named by its clubs, which have names in both languages; whatever else, by its title. */
    private String performance(long id, String title, Locale locale) {
        if (!locale.getLanguage().equals(Locale.ENGLISH.getLanguage())) {
            return title;
        }
        return catalogue
                .find(new PerformanceId(id))
                .map(detail -> detail.view().show())
                .filter(show -> show.home().isPresent() && show.away().isPresent())
                .map(show -> words.getMessage(
                        "notice.game",
                        new Object[] {
                            show.home().get().nameEn(), show.away().get().nameEn()
                        },
                        locale))
                .orElse(title);
    }

    private String time(Instant at, Locale locale) {
        return DateTimeFormatter.ofPattern(words.getMessage("notice.when", null, locale), locale)
                .format(at.atZone(ZONE));
    }

    private static String amount(long won, Locale locale) {
        return NumberFormat.getIntegerInstance(locale).format(won);
    }
}
