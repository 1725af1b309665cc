package io.grandstand.site.view;

import io.grandstand.identity.Device;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody is here.
 *
 * @param language what they chose to be written to in
 * @param logIns those that go on, the latest first
 * @param done what was just done; the ending of its words' key
 * @param wrong the key of what is wrong with a code that was typed
 * @param triesLeft how often another code may be typed
 */
public record AccountPage(
        String email,
        boolean emailConfirmed,
        String nickname,
        @Nullable String phone,
        boolean phoneConfirmed,
        @Nullable LocalDate birthDate,
        @Nullable String language,
        List<LogIn> logIns,
        List<Agreement> agreements,
        @Nullable String done,
        @Nullable String wrong,
        int triesLeft) {

    /**
     * A log-in that goes on.
     *
     * @param here whether it is the one that looks
     * @param device with what; none where it did not say
     */
    public record LogIn(
            Instant since, boolean here, @Nullable Device device) {

        /** {@code Chrome on Android}; empty where it is not known. */
        public String deviceName(Frame frame) {
            if (device == null) {
                return "";
            }
            String browser = frame.t("account.browser-" + key(device.browser()));
            return device.platform()
                    .map(on -> frame.t("account.device", browser, frame.t("account.platform-" + key(on))))
                    .orElse(browser);
        }

        private static String key(Enum<?> word) {
            return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** @param at when they agreed to the version in force, if they have */
    public record Agreement(
            String document, String version, @Nullable Instant at) {}

    public AccountPage {
        logIns = List.copyOf(logIns);
        agreements = List.copyOf(agreements);
    }

    public List<Agreement> agreed() {
        return agreements.stream().filter(agreement -> agreement.at() != null).toList();
    }

    public List<Agreement> toAgreeTo() {
        return agreements.stream().filter(agreement -> agreement.at() == null).toList();
    }

    /** Whether anything is left to be confirmed. */
    public boolean toConfirm() {
        return !emailConfirmed || phoneToConfirm();
    }

    public boolean phoneToConfirm() {
        return phone != null && !phoneConfirmed;
    }
}
