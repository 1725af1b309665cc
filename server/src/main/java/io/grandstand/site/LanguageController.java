package io.grandstand.site;

import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

/** The switch between languages: a link, so that it works on pages without a form and without a script. */
@Controller
@RunsIn(Role.SITE)
class LanguageController {

    private final Language language;

    LanguageController(Language language) {
        this.language = language;
    }

    @GetMapping("/language")
    RedirectView choose(
            @RequestParam(defaultValue = "") String to,
            @RequestParam(required = false) @Nullable String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        language.setLocale(request, response, Locale.forLanguageTag(to));
        return Pages.redirect(LocalPath.of(next));
    }
}
