package io.grandstand.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.testing.Fans;
import io.grandstand.testing.OnSale;
import io.grandstand.testing.OnSale.Opened;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Fans with money in their wallets, who buy what they may give back, and what must be true when they did. */
@Component
class BuyersWhoCancel {

    /** What each has before buying anything. */
    static final long START = 1_000_000;

    static final long PRICE = OnSale.FRONT_PRICE;

    /** Between seven and three days before: 20 %. */
    static final Duration IN_FIVE_DAYS = Duration.ofDays(5);

    static final long FEE = PRICE / 5;

    static final Duration SETTLED_MAX = Duration.ofSeconds(60);

    private final OnSale onSale;
    private final Fans fans;
    private final JdbcClient jdbc;

    BuyersWhoCancel(OnSale onSale, Fans fans, JdbcClient jdbc) {
        this.onSale = onSale;
        this.fans = fans;
        this.jdbc = jdbc;
    }

    /** Of a performance in five days whose fees count at once. */
    Buyer one() {
        return of(onSale.aPerformance().startsIn(IN_FIVE_DAYS).freeHours(0).open());
    }

    Buyer of(Opened on) {
        Buyer buyer = Buyer.admitted(fans.fan(), on);
        buyer.charge(START);
        return buyer;
    }

    /** Held ones and sold ones. */
    int seatsTaken(Opened on) {
        return jdbc.sql("select taken from booking.lane where performance_id = ?")
                .param(on.performance().value())
                .query(Integer.class)
                .single();
    }

    void assertAllMoneyIsAccountedFor() {
        assertThat(jdbc.sql("select sum(amount) from wallet.entry")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("""
                        select count(*) from orders.cancellation c
                        where c.fee + c.refund <> (select sum(price) from orders.ticket t
                                                   where t.cancellation_id = c.cancellation_id)""").query(Long.class).single()).isZero();
    }
}
