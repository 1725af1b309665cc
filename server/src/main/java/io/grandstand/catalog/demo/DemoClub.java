package io.grandstand.catalog.demo;

import java.util.List;
import java.util.Optional;

/** One of the ten clubs; the park is empty where it is not in the demo. */
record DemoClub(String code, String name, String englishName, Optional<DemoVenue> park) {

    static final DemoClub LG = new DemoClub("LG", "LG 트윈스", "LG Twins", Optional.of(DemoVenue.JAMSIL));
    static final DemoClub OB = new DemoClub("OB", "두산 베어스", "Doosan Bears", Optional.of(DemoVenue.JAMSIL));
    static final DemoClub WO = new DemoClub("WO", "키움 히어로즈", "Kiwoom Heroes", Optional.of(DemoVenue.GOCHEOK));
    static final DemoClub SK = new DemoClub("SK", "SSG 랜더스", "SSG Landers", Optional.empty());
    static final DemoClub KT = new DemoClub("KT", "KT 위즈", "KT Wiz", Optional.empty());
    static final DemoClub LT = new DemoClub("LT", "롯데 자이언츠", "Lotte Giants", Optional.of(DemoVenue.SAJIK));
    static final DemoClub SS = new DemoClub("SS", "삼성 라이온즈", "Samsung Lions", Optional.empty());
    static final DemoClub HH = new DemoClub("HH", "한화 이글스", "Hanwha Eagles", Optional.empty());
    static final DemoClub HT = new DemoClub("HT", "KIA 타이거즈", "KIA Tigers", Optional.empty());
    static final DemoClub NC = new DemoClub("NC", "NC 다이노스", "NC Dinos", Optional.empty());

    static final List<DemoClub> ALL = List.of(LG, OB, WO, SK, KT, LT, SS, HH, HT, NC);
}
