package io.grandstand.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grandstand.testing.Api;
import io.grandstand.testing.Api.Answer;
import io.grandstand.testing.Fans;
import io.grandstand.testing.GrandstandTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people are shown while the database does not answer them. */
@GrandstandTest
class AwayPagesIT {

    private final Fans fans;
    private final DataSource database;

    @Autowired
    AwayPagesIT(Fans fans, DataSource database) {
        this.fans = fans;
        this.database = database;
    }

    /** Every page of somebody who is logged in says how many notices are unread. */
    @Test
    void aPageThatCannotBeReadIsAnsweredByOneThatSaysWhenToComeBack() throws SQLException {
        Api fan = fans.fan().api();

        try (Connection _ = lockTheInbox()) {
            Answer page = browser(fan, "en").get("/");
            assertThat(page.status()).isEqualTo(503);
            assertThat(page.header("Retry-After")).isEqualTo("2");
            assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
            assertThat(page.header("Cache-Control")).isEqualTo("no-store");
            assertThat(page.body())
                    .contains(
                            "One moment, please",
                            "What you have bought is safe",
                            "href=\"/\">Try again</a>",
                            "My account")
                    .doesNotContain("Log in", "Log out", "Exception", "notification");

            Answer problem = fan.get("/api/v1/me/notices");
            assertThat(problem.status()).isEqualTo(503);
            assertThat(problem.problem()).isEqualTo("unavailable");
            assertThat(problem.header("Retry-After")).isEqualTo("2");

            assertThat(browser(fans.nobody(), "en").get("/").status())
                    .as("whoever is told nothing of theirs")
                    .isEqualTo(200);
        }

        assertThat(browser(fan, "en").get("/").status()).isEqualTo(200);
    }

    /** Until the connection is closed. What else runs here may be in the way for a moment. */
    private Connection lockTheInbox() {
        return await().until(this::tryToLock, Objects::nonNull);
    }

    private @Nullable Connection tryToLock() throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("lock table notification.notice in access exclusive mode");
            return connection;
        } catch (SQLException inTheWay) {
            connection.rollback();
            connection.close();
            return null;
        }
    }

    private static Api browser(Api api, String language) {
        return api.with("Accept", "text/html,*/*;q=0.8").with("Accept-Language", language);
    }
}
