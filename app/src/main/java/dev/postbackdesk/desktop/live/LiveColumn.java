package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.table.Column;

/// The columns of the live table.
enum LiveColumn implements Column {
    RESULT(116), NUMBER(84), TIME(80), CONVERSION(108), LINK(136), VALUE(108), COMMISSION(104), SENDER(124), TXID(
            132), CLICK(232), REASON(200);

    private final int width;

    LiveColumn(int width) {
        this.width = width;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public boolean isUsual() {
        return switch (this) {
            case NUMBER, TXID, CLICK -> false;
            case RESULT, TIME, CONVERSION, LINK, VALUE, COMMISSION, SENDER, REASON -> true;
        };
    }

    @Override
    public boolean isAmount() {
        return this == VALUE || this == COMMISSION || this == NUMBER;
    }

    @Override
    public int stretchesFrom() {
        return this == REASON ? 120 : 0;
    }
}
