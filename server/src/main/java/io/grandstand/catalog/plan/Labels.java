package io.grandstand.catalog.plan;

/**
 * How a row's seats are called. The editor's {@code row_label} and {@code seat_label} are templates whose {@code %s}
 * stands for the number.
 *
 * @param row the row for people
 * @param prefix what stands before every seat of it: section and row
 */
record Labels(String row, String prefix, String seatTemplate) {

    static Labels of(String section, String rowNumber, String rowTemplate, String seatTemplate) {
        String row = rowTemplate.isEmpty() ? rowNumber : rowTemplate.replace("%s", rowNumber);
        String withRow = row.isEmpty() || saysTheRow(seatTemplate, rowNumber) ? section : section + " " + row;
        return new Labels(row, withRow + " ", seatTemplate.isEmpty() ? "%s" : seatTemplate);
    }

    String seat(String number) {
        return seatTemplate.replace("%s", number);
    }

    /** Many plans call their seats {@code AA%s} in row {@code AA}: saying the row again would make it "AA AA31". */
    private static boolean saysTheRow(String seatTemplate, String rowNumber) {
        int number = seatTemplate.indexOf("%s");
        if (number <= 0) {
            return false;
        }
        String before = seatTemplate.substring(0, number).replaceAll("[^\\p{L}\\p{N}]+$", "");
        return before.equals(rowNumber);
    }
}
