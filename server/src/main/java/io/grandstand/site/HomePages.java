package io.grandstand.site;

import io.grandstand.kernel.Role;
import io.grandstand.kernel.RunsIn;
import io.grandstand.site.view.Frame;
import io.grandstand.site.view.HomePage;
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
    private final Searching searching;

    HomePages(Pages pages, Searching searching) {
        this.pages = pages;
        this.searching = searching;
    }

    @GetMapping("/")
    ModelAndView home(SearchForm form, @ModelAttribute(name = Pages.FRAME, binding = false) Frame frame) {
        HomePage found = searching.find(form, frame);
        return Pages.listed(found.results(), pages.open("home", found, found.until()));
    }
}
