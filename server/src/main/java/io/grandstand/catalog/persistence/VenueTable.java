package io.grandstand.catalog.persistence;

import io.grandstand.catalog.AreaNo;
import io.grandstand.catalog.SeatNo;
import io.grandstand.catalog.SeatingPlan;
import io.grandstand.catalog.SeatingPlan.Area;
import io.grandstand.catalog.SeatingPlan.CategoryOfPlan;
import io.grandstand.catalog.SeatingPlan.Seat;
import io.grandstand.catalog.SeatingPlan.SectionOfPlan;
import io.grandstand.catalog.VenueId;
import io.grandstand.catalog.VenueView;
import io.grandstand.catalog.plan.PlanReading.Sound;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Page;
import io.grandstand.kernel.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Venues and their plans, as rows. */
@Component
public class VenueTable {

    /** A venue that is not kept yet. */
    public record NewVenue(AccountId host, String name, String nameEn, Sound plan) {}

    private static final String WITH_WORD = """
            where (:word::text is null or lower(name) like :word or lower(name_en) like :word)
              and (:host::uuid is null or host_id = :host)""";

    private final JdbcClient jdbc;

    VenueTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the caller's transaction: a venue is nothing without its plan. */
    public VenueId insert(NewVenue venue) {
        Sound plan = venue.plan();
        int seatsTotal = plan.seats().size()
                + plan.areas().stream().mapToInt(Area::capacity).sum();
        long id = jdbc.sql("""
                        insert into catalog.venue (host_id, name, name_en, seats_total, plan_hash)
                        values (:host, :name, :nameEn, :seatsTotal, :hash)
                        returning id""")
                .param("host", venue.host().value())
                .param("name", venue.name())
                .param("nameEn", venue.nameEn())
                .param("seatsTotal", seatsTotal)
                .param("hash", plan.hash())
                .query(Long.class)
                .single();
        insertPlan(id, seatsTotal, plan);
        return new VenueId(id);
    }

    private void insertPlan(long id, int seatsTotal, Sound plan) {
        List<Seat> seats = plan.seats();
        List<Area> areas = plan.areas();
        jdbc.sql("""
                        insert into catalog.seating_plan (
                            venue_id, seats_total, document, section_names, category_names, category_colors,
                            area_sections, area_categories, area_capacities,
                            seat_labels, seat_rows, seat_sections, seat_categories, seat_xs, seat_ys)
                        values (
                            :venue, :seatsTotal, :document, :sectionNames, :categoryNames, :categoryColors,
                            :areaSections, :areaCategories, :areaCapacities,
                            :labels, :rows, :sections, :categories, :xs, :ys)""")
                .param("venue", id)
                .param("seatsTotal", seatsTotal)
                .param("document", plan.document())
                .param(
                        "sectionNames",
                        plan.sections().stream().map(SectionOfPlan::name).toArray(String[]::new))
                .param(
                        "categoryNames",
                        plan.categories().stream().map(CategoryOfPlan::name).toArray(String[]::new))
                .param(
                        "categoryColors",
                        plan.categories().stream().map(CategoryOfPlan::color).toArray(String[]::new))
                .param(
                        "areaSections",
                        areas.stream().mapToInt(area -> area.no().section()).toArray())
                .param("areaCategories", areas.stream().mapToInt(Area::category).toArray())
                .param("areaCapacities", areas.stream().mapToInt(Area::capacity).toArray())
                .param("labels", seats.stream().map(Seat::label).toArray(String[]::new))
                .param("rows", seats.stream().map(Seat::row).toArray(String[]::new))
                .param("sections", seats.stream().mapToInt(Seat::section).toArray())
                .param("categories", seats.stream().mapToInt(Seat::category).toArray())
                .param("xs", seats.stream().mapToDouble(Seat::x).toArray())
                .param("ys", seats.stream().mapToDouble(Seat::y).toArray())
                .update();
    }

    public Optional<VenueView> find(VenueId id) {
        return jdbc.sql("""
                        select id, host_id, name, name_en, seats_total, plan_hash
                        from catalog.venue where id = :id""")
                .param("id", id.value())
                .query((row, n) -> view(row))
                .optional();
    }

    public Page<VenueView> page(Optional<String> word, Optional<AccountId> host, PageRequest page) {
        String like = word.map(Like::containing).orElse(null);
        UUID hostId = host.map(AccountId::value).orElse(null);
        List<VenueView> items = jdbc.sql("""
                        select id, host_id, name, name_en, seats_total, plan_hash
                        from catalog.venue
                        %s
                        order by name, id
                        limit :size offset :offset""".formatted(WITH_WORD))
                .param("word", like)
                .param("host", hostId)
                .param("size", page.size())
                .param("offset", page.offset())
                .query((row, n) -> view(row))
                .list();
        long total = jdbc.sql("select count(*) from catalog.venue " + WITH_WORD)
                .param("word", like)
                .param("host", hostId)
                .query(Long.class)
                .single();
        return new Page<>(items, page.page(), page.size(), total);
    }

    public Optional<SeatingPlan> plan(VenueId id) {
        return jdbc.sql("""
                        select v.plan_hash, p.section_names, p.category_names, p.category_colors,
                               p.area_sections, p.area_categories, p.area_capacities,
                               p.seat_labels, p.seat_rows, p.seat_sections, p.seat_categories, p.seat_xs, p.seat_ys
                        from catalog.seating_plan p join catalog.venue v on v.id = p.venue_id
                        where p.venue_id = :id""")
                .param("id", id.value())
                .query((row, n) -> plan(id, row))
                .optional();
    }

    public Optional<String> document(VenueId id) {
        return jdbc.sql("select document from catalog.seating_plan where venue_id = :id")
                .param("id", id.value())
                .query(String.class)
                .optional();
    }

    public boolean rename(VenueId id, String name, String nameEn) {
        return jdbc.sql("update catalog.venue set name = :name, name_en = :nameEn where id = :id")
                        .param("id", id.value())
                        .param("name", name)
                        .param("nameEn", nameEn)
                        .update()
                == 1;
    }

    public boolean delete(VenueId id) {
        return jdbc.sql("delete from catalog.venue where id = :id")
                        .param("id", id.value())
                        .update()
                == 1;
    }

    private static VenueView view(ResultSet row) throws SQLException {
        return new VenueView(
                new VenueId(row.getLong("id")),
                new AccountId(row.getObject("host_id", UUID.class)),
                row.getString("name"),
                row.getString("name_en"),
                row.getInt("seats_total"),
                row.getString("plan_hash"));
    }

    private static SeatingPlan plan(VenueId id, ResultSet row) throws SQLException {
        String[] sectionNames = Columns.texts(row, "section_names");
        var sections = new ArrayList<SectionOfPlan>(sectionNames.length);
        for (int i = 0; i < sectionNames.length; i++) {
            sections.add(new SectionOfPlan(i, sectionNames[i]));
        }
        String[] categoryNames = Columns.texts(row, "category_names");
        String[] colors = Columns.texts(row, "category_colors");
        var categories = new ArrayList<CategoryOfPlan>(categoryNames.length);
        for (int i = 0; i < categoryNames.length; i++) {
            categories.add(new CategoryOfPlan(i, categoryNames[i], colors[i]));
        }
        return new SeatingPlan(id, row.getString("plan_hash"), sections, categories, areas(row), seats(row));
    }

    private static List<Area> areas(ResultSet row) throws SQLException {
        Integer[] sections = Columns.integers(row, "area_sections");
        Integer[] categories = Columns.integers(row, "area_categories");
        Integer[] capacities = Columns.integers(row, "area_capacities");
        var areas = new ArrayList<Area>(sections.length);
        for (int i = 0; i < sections.length; i++) {
            areas.add(new Area(new AreaNo(sections[i]), categories[i], capacities[i]));
        }
        return areas;
    }

    private static List<Seat> seats(ResultSet row) throws SQLException {
        String[] labels = Columns.texts(row, "seat_labels");
        String[] rows = Columns.texts(row, "seat_rows");
        Integer[] sections = Columns.integers(row, "seat_sections");
        Integer[] categories = Columns.integers(row, "seat_categories");
        Double[] xs = Columns.decimals(row, "seat_xs");
        Double[] ys = Columns.decimals(row, "seat_ys");
        var seats = new ArrayList<Seat>(labels.length);
        String shared = "";
        for (int i = 0; i < labels.length; i++) {
            // Neighbours sit in the same row: one string for all of them.
            shared = shared.equals(rows[i]) ? shared : rows[i];
            seats.add(new Seat(new SeatNo(i), labels[i], sections[i], categories[i], shared, xs[i], ys[i]));
        }
        return seats;
    }
}
