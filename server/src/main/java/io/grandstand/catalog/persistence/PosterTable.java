package io.grandstand.catalog.persistence;

import io.grandstand.catalog.Poster;
import io.grandstand.catalog.PosterHash;
import io.grandstand.catalog.ShowId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which show has which poster, in the rows of the shows. */
@Component
public class PosterTable {

    private final JdbcClient jdbc;

    PosterTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the transaction ends nobody else keeps or removes this content, of whichever show. */
    public void lock(PosterHash hash) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('catalog.poster ' || :hash, 0))::text")
                .param("hash", hash.value())
                .query(String.class)
                .single();
    }

    /** What the show has now, and until the transaction ends. */
    public Optional<PosterHash> lockOf(ShowId show) {
        return jdbc.sql("select poster_hash from catalog.show where id = :id and poster_hash is not null for update")
                .param("id", show.value())
                .query((row, n) -> new PosterHash(row.getString("poster_hash")))
                .optional();
    }

    public boolean put(ShowId show, Poster poster) {
        return jdbc.sql("""
                        update catalog.show
                        set poster_hash = :hash, poster_width = :width, poster_height = :height
                        where id = :id""")
                        .param("id", show.value())
                        .param("hash", poster.hash().value())
                        .param("width", poster.width())
                        .param("height", poster.height())
                        .update()
                == 1;
    }

    public boolean clear(ShowId show) {
        return jdbc.sql("""
                        update catalog.show set poster_hash = null, poster_width = null, poster_height = null
                        where id = :id""").param("id", show.value()).update() == 1;
    }

    /** Whether any show has it: the same image may be the poster of several. */
    public boolean inUse(PosterHash hash) {
        return jdbc.sql("select exists (select 1 from catalog.show where poster_hash = :hash)")
                .param("hash", hash.value())
                .query(Boolean.class)
                .single();
    }
}
