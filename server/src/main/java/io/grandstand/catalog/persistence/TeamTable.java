package io.grandstand.catalog.persistence;

import io.grandstand.catalog.Team;
import io.grandstand.catalog.TeamId;
import io.grandstand.catalog.Teams;
import io.grandstand.catalog.VenueId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Clubs, as rows. */
@Component
public class TeamTable implements Teams {

    private final JdbcClient jdbc;

    TeamTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Team> all() {
        return jdbc.sql("select id, code, name, name_en, venue_id from catalog.team order by id limit :teamsMax")
                .param("teamsMax", TEAMS_MAX)
                .query((row, n) -> team(row, "").orElseThrow())
                .list();
    }

    public Optional<Team> find(TeamId id) {
        return jdbc.sql("select id, code, name, name_en, venue_id from catalog.team where id = :id")
                .param("id", id.value())
                .query((row, n) -> team(row, "").orElseThrow())
                .optional();
    }

    /** A club that is there already keeps its names and gets this stadium. */
    public TeamId put(String code, String name, String nameEn, Optional<VenueId> stadium) {
        return new TeamId(jdbc.sql("""
                        insert into catalog.team (code, name, name_en, venue_id)
                        values (:code, :name, :nameEn, :venue)
                        on conflict (code) do update set venue_id = excluded.venue_id
                        returning id""")
                .param("code", code)
                .param("name", name)
                .param("nameEn", nameEn)
                .param("venue", stadium.map(VenueId::value).orElse(null))
                .query(Long.class)
                .single());
    }

    /** @param prefix of the columns, where a row has two teams */
    static Optional<Team> team(ResultSet row, String prefix) throws SQLException {
        long id = row.getLong(prefix + "id");
        if (row.wasNull()) {
            return Optional.empty();
        }
        long venue = row.getLong(prefix + "venue_id");
        Optional<VenueId> stadium = row.wasNull() ? Optional.empty() : Optional.of(new VenueId(venue));
        return Optional.of(new Team(
                new TeamId(id),
                row.getString(prefix + "code"),
                row.getString(prefix + "name"),
                row.getString(prefix + "name_en"),
                stadium));
    }
}
