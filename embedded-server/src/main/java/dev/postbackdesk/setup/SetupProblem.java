package dev.postbackdesk.setup;

/// A definitions file can't be imported; nothing of it was. The sentence names the place (`conversions[2].window`) and
/// says what works there. It never holds a conversion's secret.
public final class SetupProblem extends Exception {
    private static final long serialVersionUID = 1;

    private final String sentence;

    public SetupProblem(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    static SetupProblem at(String place, String what) {
        return new SetupProblem(place + ": " + what);
    }

    /// The message, which is never null.
    public String sentence() {
        return sentence;
    }
}
