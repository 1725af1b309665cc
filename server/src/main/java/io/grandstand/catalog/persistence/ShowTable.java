package io.grandstand.catalog.persistence;

import io.grandstand.catalog.Poster;
import io.grandstand.catalog.PosterHash;
import io.grandstand.catalog.ShowDraft;
import io.grandstand.catalog.ShowId;
import io.grandstand.catalog.ShowKind;
import io.grandstand.catalog.ShowView;
import io.grandstand.catalog.Team;
import io.grandstand.catalog.TeamId;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Page;
import io.grandstand.kernel.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Shows, as rows. */
@Component
public class ShowTable {

    /** The columns of a show and its teams; {@link #view} reads them. */
    static final String COLUMNS = """
            s.id as show_id, s.host_id as show_host_id, s.kind, s.title, s.artist, s.age_limit, s.running_minutes,
            s.intermission_minutes, s.poster_hash, s.poster_width, s.poster_height,
            h.id as home_id, h.code as home_code, h.name as home_name, h.name_en as home_name_en,
            h.venue_id as home_venue_id,
            a.id as away_id, a.code as away_code, a.name as away_name, a.name_en as away_name_en,
            a.venue_id as away_venue_id""";

    static final String TEAMS = """
            left join catalog.team h on h.id = s.home_team_id
            left join catalog.team a on a.id = s.away_team_id""";

    private final JdbcClient jdbc;

    ShowTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param draft checked */
    public ShowId insert(AccountId host, ShowDraft draft) {
        return new ShowId(parameters(jdbc.sql("""
                        insert into catalog.show (
                            host_id, kind, title, home_team_id, away_team_id, artist, description, age_limit,
                            running_minutes, intermission_minutes)
                        values (
                            :host, :kind, :title, :home, :away, :artist, :description, :ageLimit,
                            :runningMinutes, :intermissionMinutes)
                        returning id"""), draft)
                .param("host", host.value())
                .param("kind", Objects.requireNonNull(draft.kind()).name())
                .param("home", value(draft.homeTeam()))
                .param("away", value(draft.awayTeam()))
                .query(Long.class)
                .single());
    }

    /** @param draft checked */
    public boolean update(ShowId id, ShowDraft draft) {
        return parameters(jdbc.sql("""
                        update catalog.show
                        set title = :title, artist = :artist, description = :description, age_limit = :ageLimit,
                            running_minutes = :runningMinutes, intermission_minutes = :intermissionMinutes
                        where id = :id"""), draft).param("id", id.value()).update() == 1;
    }

    private static JdbcClient.StatementSpec parameters(JdbcClient.StatementSpec statement, ShowDraft draft) {
        return statement
                .param("title", draft.title())
                .param("artist", draft.artist())
                .param("description", draft.description())
                .param("ageLimit", draft.ageLimit() == null ? 0 : draft.ageLimit())
                .param("runningMinutes", draft.runningMinutes())
                .param("intermissionMinutes", draft.intermissionMinutes());
    }

    public boolean delete(ShowId id) {
        return jdbc.sql("delete from catalog.show where id = :id")
                        .param("id", id.value())
                        .update()
                == 1;
    }

    public Optional<ShowView> find(ShowId id) {
        return jdbc.sql("select %s from catalog.show s %s where s.id = :id".formatted(COLUMNS, TEAMS))
                .param("id", id.value())
                .query((row, n) -> view(row))
                .optional();
    }

    public Optional<String> description(ShowId id) {
        return jdbc.sql("select description from catalog.show where id = :id")
                .param("id", id.value())
                .query((row, n) -> Columns.text(row, "description"))
                .optional()
                .flatMap(text -> text);
    }

    public Page<ShowView> pageOf(AccountId host, PageRequest page) {
        List<ShowView> items = jdbc.sql("""
                        select %s from catalog.show s %s
                        where s.host_id = :host
                        order by s.id desc
                        limit :size offset :offset""".formatted(COLUMNS, TEAMS))
                .param("host", host.value())
                .param("size", page.size())
                .param("offset", page.offset())
                .query((row, n) -> view(row))
                .list();
        long total = jdbc.sql("select count(*) from catalog.show where host_id = :host")
                .param("host", host.value())
                .query(Long.class)
                .single();
        return new Page<>(items, page.page(), page.size(), total);
    }

    static ShowView view(ResultSet row) throws SQLException {
        Optional<Team> home = TeamTable.team(row, "home_");
        Optional<Team> away = TeamTable.team(row, "away_");
        return new ShowView(
                new ShowId(row.getLong("show_id")),
                new AccountId(row.getObject("show_host_id", UUID.class)),
                ShowKind.valueOf(row.getString("kind")),
                row.getString("title"),
                home,
                away,
                Columns.text(row, "artist"),
                row.getInt("age_limit"),
                Columns.integer(row, "running_minutes"),
                Columns.integer(row, "intermission_minutes"),
                poster(row));
    }

    private static Optional<Poster> poster(ResultSet row) throws SQLException {
        Optional<String> hash = Columns.text(row, "poster_hash");
        int width = row.getInt("poster_width");
        int height = row.getInt("poster_height");
        return hash.map(value -> new Poster(new PosterHash(value), width, height));
    }

    private static @Nullable Long value(@Nullable TeamId id) {
        return id == null ? null : id.value();
    }
}
