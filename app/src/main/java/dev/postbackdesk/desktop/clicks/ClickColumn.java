package dev.postbackdesk.desktop.clicks;

import dev.postbackdesk.desktop.table.Column;

/// The columns of the list of clicks.
enum ClickColumn implements Column {
    TIME(92), LINK(136), OUTCOME(232), SENDER(116), AGENT(152), DESTINATION(144), PARAMETERS(108), ID(124);

    private final int width;

    ClickColumn(int width) {
        this.width = width;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public boolean isUsual() {
        return true;
    }

    @Override
    public int stretchesFrom() {
        return this == OUTCOME ? 180 : 0;
    }
}
