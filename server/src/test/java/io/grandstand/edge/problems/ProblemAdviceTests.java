package io.grandstand.edge.problems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.grandstand.kernel.BadValueException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class ProblemAdviceTests {

    @RestController
    static class Failing {

        @GetMapping("/bad-value")
        String badValue() {
            throw new BadValueException("page must be from 0");
        }

        @GetMapping("/bug")
        String bug() {
            throw new IllegalArgumentException("the table of secrets has no row 7");
        }
    }

    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(new Failing())
            .setControllerAdvice(new ProblemAdvice())
            .build();

    private final Logger logger = (Logger) LoggerFactory.getLogger(ProblemAdvice.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void listenNoMore() {
        logger.detachAppender(log);
    }

    private String written() {
        return log.list.stream().map(ProblemAdviceTests::text).collect(Collectors.joining("\n"));
    }

    private static String text(ILoggingEvent event) {
        return event.getFormattedMessage() + " " + event.getThrowableProxy().getMessage();
    }

    @Test
    void aValueThatCannotBeIsTheCallersMistakeInItsOwnWords() throws Exception {
        MockHttpServletResponse answer = answer("/bad-value");

        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentAsString()).contains("problems/malformed", "page must be from 0");
        assertThat(written()).doesNotContain("request.failed");
    }

    @Test
    void anyOtherImpossibleArgumentIsOursWrittenDownAndNotTold() throws Exception {
        MockHttpServletResponse answer = answer("/bug");

        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(answer.getContentAsString())
                .contains("problems/internal", "incident")
                .doesNotContain("secrets");
        assertThat(written()).contains("request.failed=internal", "the table of secrets has no row 7");
    }

    private MockHttpServletResponse answer(String path) throws Exception {
        return mvc.perform(get(path)).andReturn().getResponse();
    }
}
