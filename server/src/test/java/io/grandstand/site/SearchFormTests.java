package io.grandstand.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.catalog.PerformanceQuery;
import io.grandstand.catalog.PerformanceStatus;
import io.grandstand.catalog.ShowKind;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** A search as it stands in an address. */
class SearchFormTests {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    @Test
    void asksForAllThatIsNamed() {
        PerformanceQuery query =
                new SearchForm(" 잠실  LG ", "game", "3", "4", "2026-04-03", "2026-04-03", "soon", "2").query(SEOUL);
        assertThat(query.words()).containsExactly("잠실", "LG");
        assertThat(query.kind()).contains(ShowKind.GAME);
        assertThat(query.team())
                .hasValueSatisfying(team -> assertThat(team.value()).isEqualTo(3));
        assertThat(query.venue())
                .hasValueSatisfying(venue -> assertThat(venue.value()).isEqualTo(4));
        assertThat(query.from()).contains(Instant.parse("2026-04-02T15:00:00Z"));
        assertThat(query.to()).contains(Instant.parse("2026-04-03T15:00:00Z"));
        assertThat(query.phase()).contains(PerformanceStatus.SCHEDULED);
    }

    @Test
    void whatCannotBeReadDoesNotMatter() {
        var form = new SearchForm(null, "GAMES", "x", "99999999999999999999", "2026-13-01", "soon", "whatever", "-5");
        assertThat(form.query(SEOUL)).isEqualTo(PerformanceQuery.everything());
        assertThat(form.pageNumber(10)).isZero();
    }

    @Test
    void daysThatNoDatabaseCountsDoNotMatter() {
        var form = new SearchForm(null, null, null, null, "-999999999-01-01", "+999999999-12-31", null, null);
        assertThat(form.query(SEOUL)).isEqualTo(PerformanceQuery.everything());
    }

    @Test
    void asksForNoMoreWordsThanTheCatalogueTakes() {
        var form = new SearchForm("a ".repeat(500), null, null, null, null, null, null, "99999");
        assertThat(form.query(SEOUL).words()).hasSize(PerformanceQuery.WORDS_MAX);
        assertThat(form.pageNumber(10)).isEqualTo(10);
    }
}
