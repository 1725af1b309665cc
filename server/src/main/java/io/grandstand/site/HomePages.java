package io.grandstand.site;

import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.site.view.Frame;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** The front page: what is on. */
@Controller
@Framed
@RunsIn(Role.SITE)
class HomePages {

    private final Pages pages;
    private final Finding finding;

    HomePages(Pages pages, Finding finding) {
        this.pages = pages;
        this.finding = finding;
    }

    @GetMapping("/")
    ModelAndView home(SearchForm form, @ModelAttribute(name = Pages.FRAME, binding = false) Frame frame) {
        return pages.open("home", finding.find(form, frame));
    }
}
