package io.grandstand.catalog.demo;

import java.util.List;

/** One of the ten clubs, with the park that it plays at home in; two share one. */
record DemoClub(String code, String name, String englishName, DemoVenue park) {

    static final DemoClub LG = new DemoClub("LG", "LG 트윈스", "LG Twins", DemoVenue.JAMSIL);
    static final DemoClub OB = new DemoClub("OB", "두산 베어스", "Doosan Bears", DemoVenue.JAMSIL);
    static final DemoClub WO = new DemoClub("WO", "키움 히어로즈", "Kiwoom Heroes", DemoVenue.GOCHEOK);
    static final DemoClub SK = new DemoClub("SK", "SSG 랜더스", "SSG Landers", DemoVenue.INCHEON);
    static final DemoClub KT = new DemoClub("KT", "KT 위즈", "KT Wiz", DemoVenue.SUWON);
    static final DemoClub LT = new DemoClub("LT", "롯데 자이언츠", "Lotte Giants", DemoVenue.SAJIK);
    static final DemoClub SS = new DemoClub("SS", "삼성 라이온즈", "Samsung Lions", DemoVenue.DAEGU);
    static final DemoClub HH = new DemoClub("HH", "한화 이글스", "Hanwha Eagles", DemoVenue.DAEJEON);
    static final DemoClub HT = new DemoClub("HT", "KIA 타이거즈", "KIA Tigers", DemoVenue.GWANGJU);
    static final DemoClub NC = new DemoClub("NC", "NC 다이노스", "NC Dinos", DemoVenue.CHANGWON);

    static final List<DemoClub> ALL = List.of(LG, OB, WO, SK, KT, LT, SS, HH, HT, NC);
}
