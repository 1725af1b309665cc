package io.grandstand.catalog.demo;

import static io.grandstand.catalog.demo.DemoVenue.bothSides;
import static io.grandstand.catalog.demo.DemoVenue.park;

import io.grandstand.catalog.demo.DemoVenue.Place;
import io.grandstand.catalog.demo.DemoVenue.Priced;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/** How the parks outside of Seoul and Busan are built. */
final class DemoParks {

    private DemoParks() {}

    static Place incheon() {
        var classes = new LinkedHashMap<String, Priced>();
        classes.put("라이브존", new Priced(70_000, "#8a172e"));
        classes.put("테이블석", new Priced(50_000, "#b4280e"));
        classes.put("패밀리존", new Priced(32_000, "#da860b"));
        classes.put("내야필드석", new Priced(20_000, "#a65469"));
        classes.put("응원지정석", new Priced(18_000, "#db412c"));
        classes.put("스카이뷰석", new Priced(13_000, "#80889f"));
        classes.put("외야필드석", new Priced(11_000, "#4aab74"));
        var wedges = new ArrayList<Wedge>();
        wedges.add(new Wedge("중앙 라이브존", "라이브존", -16, 16, 3, 1, 76, 8, 0.62));
        wedges.add(new Wedge("중앙 응원지정석", "응원지정석", -16, 16, 4, 90, 84.5, 15, 0.5));
        bothSides(wedges, "테이블석", "테이블석", 16.5, 44, 4, 11, 76, 9, 0.7);
        bothSides(wedges, "패밀리존", "패밀리존", 44.5, 58, 2, 31, 76, 8, 0.7);
        bothSides(wedges, "내야필드석", "내야필드석", 58.5, 100, 5, 41, 76, 9, 0.5);
        bothSides(wedges, "응원지정석", "응원지정석", 16.5, 100, 10, 101, 86, 14, 0.5);
        wedges.add(new Wedge("스카이뷰석", "스카이뷰석", 96, -96, 22, 301, 101, 12, 0.5));
        bothSides(wedges, "외야필드석", "외야필드석", 106, 162.5, 7, 401, 79, 13, 0.5);
        return park(23_000, classes, wedges);
    }

    static Place suwon() {
        var classes = new LinkedHashMap<String, Priced>();
        classes.put("지니존", new Priced(60_000, "#292c35"));
        classes.put("중앙테이블석", new Priced(45_000, "#5d606a"));
        classes.put("하이파이브존", new Priced(28_000, "#b31e26"));
        classes.put("익사이팅석", new Priced(25_000, "#da841f"));
        classes.put("응원지정석", new Priced(18_000, "#d94430"));
        classes.put("스카이존", new Priced(12_000, "#8c94a6"));
        classes.put("외야자유석", new Priced(9_000, "#2d9068"));
        var wedges = new ArrayList<Wedge>();
        wedges.add(new Wedge("지니존", "지니존", -14, 14, 3, 1, 77, 8, 0.65));
        wedges.add(new Wedge("중앙 응원지정석", "응원지정석", -14, 14, 3, 90, 85, 12, 0.5));
        bothSides(wedges, "중앙테이블석", "중앙테이블석", 14.5, 38, 3, 11, 77, 8, 0.7);
        bothSides(wedges, "하이파이브존", "하이파이브존", 38.5, 70, 4, 21, 77, 9, 0.5);
        bothSides(wedges, "익사이팅석", "익사이팅석", 70.5, 100, 4, 31, 77, 9, 0.5);
        bothSides(wedges, "응원지정석", "응원지정석", 14.5, 100, 10, 101, 86, 11, 0.5);
        wedges.add(new Wedge("스카이존", "스카이존", 79.5, -79.5, 17, 301, 99, 10, 0.5));
        bothSides(wedges, "외야자유석", "외야자유석", 106, 162, 6, 401, 79, 12, 0.5);
        return park(18_700, classes, wedges);
    }

    static Place daegu() {
        var classes = new LinkedHashMap<String, Priced>();
        classes.put("VIP석", new Priced(70_000, "#183e79"));
        classes.put("중앙테이블석", new Priced(48_000, "#2670d0"));
        classes.put("블루존", new Priced(24_000, "#4694e4"));
        classes.put("익사이팅석", new Priced(26_000, "#d98523"));
        classes.put("내야지정석", new Priced(16_000, "#878fa7"));
        classes.put("SKY지정석", new Priced(13_000, "#a2aac8"));
        classes.put("외야지정석", new Priced(10_000, "#677d3c"));
        var wedges = new ArrayList<Wedge>();
        wedges.add(new Wedge("VIP석", "VIP석", -18, 18, 4, 1, 77, 9, 0.62));
        wedges.add(new Wedge("중앙 내야지정석", "내야지정석", -18, 18, 4, 90, 86, 15, 0.5));
        bothSides(wedges, "중앙테이블석", "중앙테이블석", 18.5, 40, 3, 11, 77, 9, 0.7);
        bothSides(wedges, "블루존", "블루존", 40.5, 70, 4, 21, 77, 9, 0.5);
        bothSides(wedges, "익사이팅석", "익사이팅석", 70.5, 100, 4, 31, 77, 9, 0.5);
        bothSides(wedges, "내야지정석", "내야지정석", 18.5, 100, 10, 101, 86, 15, 0.5);
        wedges.add(new Wedge("SKY지정석", "SKY지정석", 93, -93, 22, 301, 102, 12, 0.5));
        bothSides(wedges, "외야지정석", "외야지정석", 106, 163, 8, 401, 79, 14, 0.5);
        return park(24_000, classes, wedges);
    }

    static Place daejeon() {
        var classes = new LinkedHashMap<String, Priced>();
        classes.put("포수후면석", new Priced(65_000, "#c05511"));
        classes.put("중앙탁자석", new Priced(50_000, "#d67919"));
        classes.put("내야지정석 A", new Priced(23_000, "#e6a02a"));
        classes.put("익사이팅존", new Priced(26_000, "#8d3c12"));
        classes.put("내야지정석 B", new Priced(18_000, "#f0c179"));
        classes.put("4층 지정석", new Priced(13_000, "#8893ae"));
        classes.put("외야지정석", new Priced(11_000, "#3ba36b"));
        var wedges = new ArrayList<Wedge>();
        wedges.add(new Wedge("포수후면석", "포수후면석", -15, 15, 3, 1, 76, 8, 0.62));
        wedges.add(new Wedge("중앙 내야지정석 B", "내야지정석 B", -15, 15, 3, 90, 84, 10, 0.5));
        bothSides(wedges, "중앙탁자석", "중앙탁자석", 15.5, 42, 3, 11, 76, 8, 0.7);
        bothSides(wedges, "내야지정석 A", "내야지정석 A", 42.5, 72, 4, 21, 76, 8, 0.5);
        bothSides(wedges, "익사이팅존", "익사이팅존", 72.5, 100, 3, 31, 76, 8, 0.5);
        bothSides(wedges, "내야지정석 B", "내야지정석 B", 15.5, 100, 9, 101, 84, 10, 0.5);
        wedges.add(new Wedge("4층 지정석", "4층 지정석", 80, -80, 19, 401, 96, 10, 0.5));
        bothSides(wedges, "외야지정석", "외야지정석", 108, 162, 6, 501, 79, 11, 0.5);
        return park(17_000, classes, wedges);
    }

    static Place gwangju() {
        var classes = new LinkedHashMap<String, Priced>();
        classes.put("챔피언석", new Priced(60_000, "#7a0c1a"));
        classes.put("중앙테이블석", new Priced(45_000, "#a1242f"));
        classes.put("서프라이즈존", new Priced(30_000, "#e7911d"));
        classes.put("K9존", new Priced(18_000, "#c73d24"));
        classes.put("K8존", new Priced(14_000, "#e35f43"));
        classes.put("K5존", new Priced(12_000, "#8993b3"));
        classes.put("외야석", new Priced(9_000, "#379b70"));
        var wedges = new ArrayList<Wedge>();
        wedges.add(new Wedge("챔피언석", "챔피언석", -17, 17, 3, 1, 77, 9, 0.62));
        wedges.add(new Wedge("중앙 K9존", "K9존", -17, 17, 4, 90, 86, 14, 0.5));
        bothSides(wedges, "중앙테이블석", "중앙테이블석", 17.5, 44, 3, 11, 77, 9, 0.7);
        bothSides(wedges, "서프라이즈존", "서프라이즈존", 44.5, 74, 4, 21, 77, 8, 0.55);
        bothSides(wedges, "K9존", "K9존", 74.5, 100, 3, 31, 77, 8, 0.5);
        bothSides(wedges, "K8존", "K8존", 17.5, 100, 10, 101, 86, 14, 0.5);
        wedges.add(new Wedge("K5존", "K5존", 87, -87, 19, 301, 102, 9, 0.5));
        bothSides(wedges, "외야석", "외야석", 106, 166, 6, 401, 79, 12, 0.5);
        return park(20_500, classes, wedges);
    }

    static Place changwon() {
        var classes = new LinkedHashMap<String, Priced>();
        classes.put("프리미엄석", new Priced(65_000, "#152e4d"));
        classes.put("테이블석", new Priced(45_000, "#345283"));
        classes.put("불펜석", new Priced(22_000, "#b98d63"));
        classes.put("내야석", new Priced(17_000, "#5482c0"));
        classes.put("스카이석", new Priced(12_000, "#8c93a1"));
        classes.put("외야석", new Priced(9_000, "#678419"));
        var wedges = new ArrayList<Wedge>();
        wedges.add(new Wedge("프리미엄석", "프리미엄석", -15, 15, 3, 1, 76, 9, 0.62));
        wedges.add(new Wedge("중앙 내야석", "내야석", -15, 15, 3, 90, 85, 12, 0.5));
        bothSides(wedges, "테이블석", "테이블석", 15.5, 40, 3, 11, 76, 8, 0.7);
        bothSides(wedges, "불펜석", "불펜석", 40.5, 100, 7, 21, 76, 9, 0.5);
        bothSides(wedges, "내야석", "내야석", 15.5, 100, 10, 101, 85, 12, 0.5);
        wedges.add(new Wedge("스카이석", "스카이석", 82, -82, 17, 301, 100, 9, 0.5));
        bothSides(wedges, "외야석", "외야석", 106, 157.5, 6, 401, 79, 10, 0.5);
        return park(17_983, classes, wedges);
    }
}
