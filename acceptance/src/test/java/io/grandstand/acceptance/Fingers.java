package io.grandstand.acceptance;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;

/** Two fingers on a screen that feels them, which Playwright has no words for. */
final class Fingers {

    private static final int STEPS = 8;

    private final CDPSession chromium;

    Fingers(Page page) {
        chromium = page.context().newCDPSession(page);
    }

    /** Puts both on the middle of something and moves them apart, from side to side. */
    void spread(BoundingBox box, double fromPx, double toPx) {
        double x = box.x + box.width / 2;
        double y = box.y + box.height / 2;
        send("touchStart", x, y, fromPx / 2);
        for (int step = 1; step <= STEPS; step++) {
            send("touchMove", x, y, (fromPx + (toPx - fromPx) * step / STEPS) / 2);
        }
        var none = new JsonObject();
        none.addProperty("type", "touchEnd");
        none.add("touchPoints", new JsonArray());
        chromium.send("Input.dispatchTouchEvent", none);
    }

    private void send(String type, double x, double y, double asidePx) {
        var points = new JsonArray();
        points.add(point(0, x - asidePx, y));
        points.add(point(1, x + asidePx, y));
        var event = new JsonObject();
        event.addProperty("type", type);
        event.add("touchPoints", points);
        chromium.send("Input.dispatchTouchEvent", event);
    }

    private static JsonObject point(int id, double x, double y) {
        var point = new JsonObject();
        point.addProperty("id", id);
        point.addProperty("x", x);
        point.addProperty("y", y);
        return point;
    }
}
