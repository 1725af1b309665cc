package io.grandstand.site;

import io.grandstand.identity.AccountLanguage;
import io.grandstand.identity.LegalDocument;
import io.grandstand.identity.LegalDocuments;
import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.site.view.Frame;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** What one agrees to. */
@Controller
@Framed
@RunsIn(Role.SITE)
class LegalPages {

    private final Pages pages;
    private final LegalDocuments documents;

    LegalPages(Pages pages, LegalDocuments documents) {
        this.pages = pages;
        this.documents = documents;
    }

    @GetMapping("/terms")
    ModelAndView terms(@ModelAttribute(name = Pages.FRAME, binding = false) Frame frame) {
        return text(LegalDocument.TERMS, frame);
    }

    @GetMapping("/privacy")
    ModelAndView privacy(@ModelAttribute(name = Pages.FRAME, binding = false) Frame frame) {
        return text(LegalDocument.PRIVACY, frame);
    }

    private ModelAndView text(LegalDocument document, Frame frame) {
        return pages.open(
                "legal",
                documents.text(document, AccountLanguage.of(frame.words().locale())));
    }
}
