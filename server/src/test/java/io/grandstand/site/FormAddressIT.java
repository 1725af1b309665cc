package io.grandstand.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.testing.GrandstandTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Whoever asks for the address of a form's answer finds the form. */
@GrandstandTest
class FormAddressIT {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Test
    void everyAddressThatTakesAFormAnswersTheWishToSeeItOrKnowsItsPage() {
        Set<String> shown = ofPages(RequestMethod.GET);
        List<String> taking = ofPages(RequestMethod.POST).stream()
                .filter(address -> !shown.contains(address))
                .toList();

        assertThat(taking).contains("/me/wallet/charges", "/host/venues/plan").allSatisfy(address -> assertThat(
                        FormAddress.of(sample(address)).map(LocalPath::value))
                .as(address)
                .hasValueSatisfying(page -> assertThat(shown)
                        .anySatisfy(route -> assertThat(sample(route)).isEqualTo(page))));
    }

    private Set<String> ofPages(RequestMethod method) {
        return mappings.getHandlerMethods().entrySet().stream()
                .filter(mapping -> isPage(mapping, method))
                .flatMap(mapping -> mapping.getKey().getPatternValues().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isPage(Map.Entry<RequestMappingInfo, HandlerMethod> mapping, RequestMethod method) {
        return mapping.getValue().getBeanType().isAnnotationPresent(Framed.class)
                && mapping.getKey().getMethodsCondition().getMethods().contains(method);
    }

    /** A path of a pattern. */
    private static String sample(String pattern) {
        return pattern.replaceAll("\\{\\w+(?::[^/]*)?}", "7");
    }
}
