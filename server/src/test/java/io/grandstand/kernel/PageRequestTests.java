package io.grandstand.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PageRequestTests {

    @Test
    void aPageHasALimitAndSoHasItsNumber() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PageRequest(0, PageRequest.SIZE_MAX + 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new PageRequest(PageRequest.PAGE_MAX + 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new PageRequest(-1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new PageRequest(0, 0));
    }

    @Test
    void theOffsetOfTheDeepestPageIsExact() {
        assertThat(new PageRequest(PageRequest.PAGE_MAX, PageRequest.SIZE_MAX).offset())
                .isEqualTo(1_000_000L);
    }
}
