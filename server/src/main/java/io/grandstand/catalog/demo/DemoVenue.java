package io.grandstand.catalog.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The demo's places: the nine parks of the league, about as large as the real ones, a concert hall, and a club with standing room. */
record DemoVenue(String name, String englishName, Place place) {

    static final DemoVenue JAMSIL = new DemoVenue("잠실야구장", "Jamsil Baseball Stadium", jamsil());
    static final DemoVenue GOCHEOK = new DemoVenue("고척스카이돔", "Gocheok Sky Dome", gocheok());
    static final DemoVenue SAJIK = new DemoVenue("사직야구장", "Sajik Baseball Stadium", sajik());
    static final DemoVenue HALL = new DemoVenue("한강아트홀", "Hangang Art Hall", hall());
    static final DemoVenue CLUB = new DemoVenue("라이브클럽 물결", "Live Club Mulgyeol", club());
    static final DemoVenue INCHEON = new DemoVenue("인천SSG랜더스필드", "Incheon SSG Landers Field", DemoParks.incheon());
    static final DemoVenue SUWON = new DemoVenue("수원 케이티 위즈 파크", "Suwon KT Wiz Park", DemoParks.suwon());
    static final DemoVenue DAEGU = new DemoVenue("대구삼성라이온즈파크", "Daegu Samsung Lions Park", DemoParks.daegu());
    static final DemoVenue DAEJEON = new DemoVenue("대전 한화생명 볼파크", "Daejeon Hanwha Life Ballpark", DemoParks.daejeon());
    static final DemoVenue GWANGJU = new DemoVenue("광주-기아 챔피언스 필드", "Gwangju-Kia Champions Field", DemoParks.gwangju());
    static final DemoVenue CHANGWON = new DemoVenue("창원NC파크", "Changwon NC Park", DemoParks.changwon());

    static final List<DemoVenue> ALL =
            List.of(JAMSIL, GOCHEOK, SAJIK, HALL, CLUB, INCHEON, SUWON, DAEGU, DAEJEON, GWANGJU, CHANGWON);

    /** From the middle of the field to the home plate, in metres. */
    private static final double HOME_PLATE = 55;

    private static final String GRASS = "#3f8f4f";
    private static final String CLAY = "#b98a5a";
    private static final String CHALK = "#ffffff";
    /** A plan is kept once, and read in either language. */
    private static final String STAGE = "무대 STAGE";

    /** The seating plan as a document. */
    byte[] plan() {
        var plan = new RoundPlan(name, place.capacity(), place.width(), place.height(), place.middleFromTop());
        place.classes().forEach((category, priced) -> plan.category(category, priced.color()));
        return plan.write(place.wedges(), place.floors(), place.ground());
    }

    /** What a seat costs, by category. */
    Map<String, Long> prices() {
        var prices = new LinkedHashMap<String, Long>();
        place.classes().forEach((category, priced) -> prices.put(category, priced.won()));
        return prices;
    }

    /** A category's price and colour. */
    record Priced(long won, String color) {}

    /** How a place is built, in metres. */
    record Place(
            int capacity,
            double width,
            double height,
            double middleFromTop,
            Map<String, Priced> classes,
            List<Wedge> wedges,
            List<Floor> floors,
            RoundPlan.Ground ground) {}

    // Colours are told apart by everybody, on a map by day and by night: a test looks at them with other eyes.

    private static Place jamsil() {
        var classes = new LinkedHashMap<String, Priced>();
        classes.put("프리미엄석", new Priced(80_000, "#5b387f"));
        classes.put("테이블석", new Priced(53_000, "#8c699d"));
        classes.put("익사이팅존", new Priced(30_000, "#c28224"));
        classes.put("블루석", new Priced(22_000, "#2f6fd0"));
        classes.put("오렌지석", new Priced(20_000, "#f2a13e"));
        classes.put("레드석", new Priced(17_000, "#a03401"));
        classes.put("네이비석", new Priced(14_000, "#1743b1"));
        classes.put("외야 그린석", new Priced(9_000, "#61a071"));
        var wedges = new ArrayList<Wedge>();
        wedges.add(new Wedge("중앙 프리미엄석", "프리미엄석", -14, 14, 3, 1, 77, 7, 0.6));
        wedges.add(new Wedge("중앙 테이블석", "테이블석", -14, 14, 3, 11, 84, 9, 0.7));
        bothSides(wedges, "테이블석", "테이블석", 14.5, 40, 3, 21, 77, 9, 0.7);
        bothSides(wedges, "익사이팅존", "익사이팅존", 58, 98, 4, 31, 75, 5, 0.55);
        bothSides(wedges, "블루석", "블루석", 14.5, 50, 5, 101, 84.5, 17, 0.5);
        bothSides(wedges, "오렌지석", "오렌지석", 50.5, 76, 4, 201, 80.5, 21, 0.5);
        bothSides(wedges, "레드석", "레드석", 76.5, 100, 4, 221, 80.5, 21, 0.5);
        wedges.add(new Wedge("네이비석", "네이비석", 100, -100, 26, 301, 101, 12, 0.5));
        bothSides(wedges, "외야 그린석", "외야 그린석", 106, 168, 8, 401, 79, 14, 0.5);
        return park(23_750, classes, wedges);
    }

    private static Place gocheok() {
        var classes = new LinkedHashMap<String, Priced>();
        classes.put("로얄 다이아몬드 클럽", new Priced(75_000, "#4d378c"));
        classes.put("1층 테이블석", new Priced(48_000, "#7a5ea8"));
        classes.put("다크버건디석", new Priced(26_000, "#782e22"));
        classes.put("버건디석", new Priced(21_000, "#a2005d"));
        classes.put("3층 지정석", new Priced(15_000, "#dd9b5b"));
        classes.put("4층 지정석", new Priced(12_000, "#a38763"));
        classes.put("외야 지정석", new Priced(10_000, "#2cafc3"));
        var wedges = new ArrayList<Wedge>();
        wedges.add(new Wedge("로얄 다이아몬드 클럽", "로얄 다이아몬드 클럽", -12, 12, 2, 1, 77, 7, 0.6));
        bothSides(wedges, "1층 테이블석", "1층 테이블석", 12.5, 40, 3, 11, 77, 7, 0.7);
        bothSides(wedges, "다크버건디석", "다크버건디석", 40.5, 66, 4, 101, 77, 16, 0.5);
        bothSides(wedges, "버건디석", "버건디석", 66.5, 100, 5, 121, 77, 18, 0.5);
        wedges.add(new Wedge("3층 지정석", "3층 지정석", 90, -90, 20, 301, 95, 8, 0.5));
        wedges.add(new Wedge("4층 지정석", "4층 지정석", 70, -70, 16, 401, 106, 4, 0.5));
        bothSides(wedges, "외야 지정석", "외야 지정석", 106, 166, 6, 501, 79, 12, 0.5);
        return park(16_200, classes, wedges);
    }

    private static Place sajik() {
        var classes = new LinkedHashMap<String, Priced>();
        classes.put("중앙탁자석", new Priced(60_000, "#1b467b"));
        classes.put("응원탁자석", new Priced(40_000, "#315f9c"));
        classes.put("내야필드석", new Priced(25_000, "#9d4403"));
        classes.put("내야지정석", new Priced(17_000, "#e5a12f"));
        classes.put("중앙상단석", new Priced(14_000, "#5a82c9"));
        classes.put("내야상단석", new Priced(12_000, "#98a9d2"));
        classes.put("외야석", new Priced(8_000, "#789956"));
        var wedges = new ArrayList<Wedge>();
        wedges.add(new Wedge("중앙탁자석", "중앙탁자석", -20, 20, 4, 1, 77, 14, 0.7));
        bothSides(wedges, "응원탁자석", "응원탁자석", 20.5, 44, 3, 11, 77, 10, 0.65);
        bothSides(wedges, "내야필드석", "내야필드석", 44.5, 100, 7, 101, 77, 9, 0.5);
        bothSides(wedges, "내야지정석", "내야지정석", 20.5, 100, 10, 201, 86, 11, 0.5);
        wedges.add(new Wedge("중앙상단석", "중앙상단석", 30, -30, 8, 301, 99, 13, 0.5));
        bothSides(wedges, "내야상단석", "내야상단석", 30.5, 96, 9, 321, 99, 15, 0.5);
        bothSides(wedges, "외야석", "외야석", 106, 168, 7, 401, 79, 14, 0.5);
        return park(22_700, classes, wedges);
    }

    static void bothSides(
            List<Wedge> wedges,
            String name,
            String category,
            double from,
            double to,
            int blocks,
            int firstNumber,
            double radius,
            int rows,
            double pitch) {
        var first = new Wedge("1루 " + name, category, from, to, blocks, firstNumber, radius, rows, pitch);
        wedges.add(first);
        wedges.add(first.mirrored("3루 " + name));
    }

    static Place park(int capacity, Map<String, Priced> classes, List<Wedge> wedges) {
        return new Place(capacity, 250, 235, 112, classes, wedges, List.of(), DemoVenue::ballField);
    }

    private static void ballField(AreaWriter areas) {
        double base = 27.43 / Math.sqrt(2);
        areas.circle(0, 0, 74, CLAY);
        areas.circle(0, 0, 70, GRASS);
        areas.circle(0, HOME_PLATE - 18.44, 27, CLAY);
        areas.circle(0, HOME_PLATE, 6, CLAY);
        areas.polygon(
                GRASS,
                0,
                HOME_PLATE - 2,
                base - 2,
                HOME_PLATE - base,
                0,
                HOME_PLATE - 2 * base + 2,
                2 - base,
                HOME_PLATE - base);
        areas.circle(0, HOME_PLATE - 18.44, 2.7, CLAY);
        areas.polygon(CHALK, 0, HOME_PLATE, 70, HOME_PLATE - 70, 70.3, HOME_PLATE - 69.7);
        areas.polygon(CHALK, 0, HOME_PLATE, -70, HOME_PLATE - 70, -70.3, HOME_PLATE - 69.7);
        for (double[] at : new double[][] {{0, 0}, {base, base}, {0, 2 * base}, {-base, base}}) {
            areas.rectangle(at[0], HOME_PLATE - at[1], 1.2, 1.2, CHALK, "");
        }
        areas.words(33, HOME_PLATE - 12, "1루 1B", CHALK);
        areas.words(-33, HOME_PLATE - 12, "3루 3B", CHALK);
        areas.rectangle(0, -88, 26, 8, "#22252b", "");
    }

    private static Place hall() {
        var classes = new LinkedHashMap<String, Priced>();
        classes.put("R석", new Priced(154_000, "#a22527"));
        classes.put("S석", new Priced(121_000, "#ca9137"));
        classes.put("A석", new Priced(88_000, "#4d7bb6"));
        var wedges = List.of(
                new Wedge("1층 R석", "R석", 33, -33, 3, 1, 15, 14, 0.58),
                new Wedge("1층 S석", "S석", 33, -33, 3, 11, 27, 13, 0.58),
                new Wedge("2층 A석", "A석", 34, -34, 4, 21, 41, 10, 0.58));
        return new Place(2_000, 72, 62, 6, classes, wedges, List.of(), DemoVenue::stage);
    }

    private static Place club() {
        var classes = new LinkedHashMap<String, Priced>();
        classes.put("2층 지정석", new Priced(88_000, "#4d7bb6"));
        classes.put("스탠딩 A", new Priced(77_000, "#a22527"));
        classes.put("스탠딩 B", new Priced(66_000, "#ca9137"));
        var wedges = List.of(new Wedge("2층 지정석", "2층 지정석", 32, -32, 2, 1, 25, 4, 0.6));
        var floors = List.of(
                new Floor("스탠딩 A구역", "스탠딩 A", 180, 0, 10.5, 18, 5), new Floor("스탠딩 B구역", "스탠딩 B", 240, 0, 17.5, 22, 7));
        return new Place(596, 36, 35, 5, classes, wedges, floors, DemoVenue::clubStage);
    }

    private static void clubStage(AreaWriter areas) {
        areas.rectangle(0, 4, 18, 5, "#22252b", STAGE);
    }

    private static void stage(AreaWriter areas) {
        areas.rectangle(0, 5, 24, 9, "#22252b", STAGE);
    }
}
