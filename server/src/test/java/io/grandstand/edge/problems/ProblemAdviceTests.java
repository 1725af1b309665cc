package io.grandstand.edge.problems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.grandstand.kernel.BadValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@ExtendWith(OutputCaptureExtension.class)
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

    @Test
    void aValueThatCannotBeIsTheCallersMistakeInItsOwnWords(CapturedOutput output) throws Exception {
        MockHttpServletResponse answer = answer("/bad-value");

        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentAsString()).contains("problems/malformed", "page must be from 0");
        assertThat(output).doesNotContain("request.failed");
    }

    @Test
    void anyOtherImpossibleArgumentIsOursWrittenDownAndNotTold(CapturedOutput output) throws Exception {
        MockHttpServletResponse answer = answer("/bug");

        assertThat(answer.getStatus()).isEqualTo(500);
        assertThat(answer.getContentAsString())
                .contains("problems/internal", "incident")
                .doesNotContain("secrets");
        assertThat(output).contains("request.failed=internal", "the table of secrets has no row 7");
    }

    private MockHttpServletResponse answer(String path) throws Exception {
        return mvc.perform(get(path)).andReturn().getResponse();
    }
}
