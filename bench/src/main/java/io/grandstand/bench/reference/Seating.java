package io.grandstand.bench.reference;

import io.grandstand.bench.product.Stores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The seats of a reference that runs: laid out before it is measured, and recounted afterwards. */
record Seating(Design design, Stores stores, URI url) {

    private static final Duration LAYOUT_MAX = Duration.ofMinutes(2);
    private static final int REPORTED_MAX = 20;

    void layOut(int performances, int seats) {
        var request = HttpRequest.newBuilder(url.resolve("/layout"))
                .timeout(LAYOUT_MAX)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(
                        "{\"performances\":" + performances + ",\"seats\":" + seats + "}"))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 204) {
                throw new IllegalStateException(design + " has no seats: " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(design + " was not waited for", e);
        }
    }

    /** Counts in the database, by the notes that each hold left, which seats two holds had at one time. */
    List<String> seatsHeldTwice() {
        String sql = """
                select performance_id, seat, hold_id, earlier
                from (select performance_id, seat, hold_id, created_at,
                             lag(hold_id) over in_time as earlier, lag(until) over in_time as earlier_until
                      from %s.hold, unnest(seats) as seat
                      window in_time as (partition by performance_id, seat order by created_at, hold_id)) as held
                where created_at < earlier_until
                limit ?
                """.formatted(design.schema());
        try (Connection connection =
                        DriverManager.getConnection(stores.jdbcUrl(), stores.databaseUser(), stores.password());
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, REPORTED_MAX);
            List<String> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add("seat %d of performance %d: hold %s and hold %s"
                            .formatted(rows.getInt(2), rows.getLong(1), rows.getString(4), rows.getString(3)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("the seats of " + design + " cannot be recounted", e);
        }
    }
}
