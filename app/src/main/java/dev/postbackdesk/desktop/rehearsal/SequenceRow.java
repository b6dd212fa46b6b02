package dev.postbackdesk.desktop.rehearsal;

import dev.postbackdesk.rehearsal.Move;

/// A row of the sequence, in words. Immutable.
///
/// @param number from 1
/// @param code what goes over the wire, or what is expected
/// @param note what goes wrong here, or `""`
record SequenceRow(int number, Move move, String title, String code, Phase phase, String note) {
    enum Phase {
        DONE, NOW, TO_COME
    }

    /// Those between whom something goes.
    enum Lane {
        VISITOR, DESK, MERCHANT
    }

    Lane from() {
        return switch (move) {
            case CLICK, LAND, ORDER, MORE -> Lane.VISITOR;
            case SEND_ON, ANSWER, JUDGE -> Lane.DESK;
            case REPORT -> Lane.MERCHANT;
        };
    }

    Lane to() {
        return switch (move) {
            case CLICK, REPORT, JUDGE -> Lane.DESK;
            case SEND_ON -> Lane.VISITOR;
            case LAND, ORDER, ANSWER, MORE -> Lane.MERCHANT;
        };
    }
}
