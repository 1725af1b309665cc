package io.grandstand.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.testing.Api.Answer;
import io.grandstand.testing.Fans;
import io.grandstand.testing.Fans.Somebody;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import io.grandstand.testing.OnSale.Opened;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The picture of a plan, on the page of a performance. */
@GrandstandTest
class PlanPictureIT {

    private static final Pattern PICTURE = Pattern.compile("src=\"(/performances/\\d+/map-[^\"]+\\.svg)\"");

    private final Fans fans;
    private final OnSale onSale;

    @Autowired
    PlanPictureIT(Fans fans, OnSale onSale) {
        this.fans = fans;
        this.onSale = onSale;
    }

    @Test
    void aPerformanceShowsWhereItsSeatsAre() {
        Answer picture = fans.nobody().get(address(onSale.aPerformance().open()));

        assertThat(picture.status()).isEqualTo(200);
        assertThat(picture.header("Content-Type")).isEqualTo("image/svg+xml");
        assertThat(picture.body()).startsWith("<svg").contains("<polygon", "</svg>");
    }

    @Test
    void thePictureIsKeptForEver() {
        Answer picture = fans.nobody().get(address(onSale.aPerformance().open()));

        assertThat(picture.header("Cache-Control")).contains("public", "immutable", "max-age=31536000");
    }

    @Test
    void anAddressOfAnotherFormIsNotKept() {
        String address = address(onSale.aPerformance().open());

        Answer other = fans.nobody().get(address.replaceFirst("-\\d+\\.svg", "-0.svg"));

        assertThat(other.status()).isEqualTo(404);
        assertThat(other.header("Cache-Control")).contains("no-store");
    }

    @Test
    void whatOnlyItsHostMaySeeYetIsKeptByNobodyElse() {
        Somebody host = fans.host();
        Opened hidden = onSale.aPerformance().by(host.id()).notYetVisible().open();
        String address = address(hidden, host);

        assertThat(fans.nobody().get(address).status()).isEqualTo(404);
        Answer picture = host.api().get(address);
        assertThat(picture.status()).isEqualTo(200);
        assertThat(picture.header("Cache-Control")).contains("private").doesNotContain("public");
    }

    @Test
    void noPictureIsShownOnceNothingCanBeBought() {
        Opened over = onSale.aPerformance().salesClosed().open();

        assertThat(fans.nobody().get("/performances/" + over.performance()).body())
                .doesNotContain("/map-");
    }

    private String address(Opened sale) {
        return address(fans.nobody().get("/performances/" + sale.performance()));
    }

    private static String address(Opened sale, Somebody host) {
        return address(host.api().get("/performances/" + sale.performance()));
    }

    private static String address(Answer page) {
        Matcher picture = PICTURE.matcher(page.body());
        assertThat(picture.find()).isTrue();
        return picture.group(1);
    }
}
