package dev.postbackdesk.setup;

import dev.postbackdesk.language.Saying;
import dev.postbackdesk.language.Says;

/// A definitions file can't be imported; nothing of it was. The sentence names the place (`conversions[2].window`) and
/// says what works there. It never holds a conversion's secret.
public final class SetupProblem extends Exception implements Says {
    private static final long serialVersionUID = 1;

    private final transient Saying saying;

    public SetupProblem(Saying saying) {
        super(saying.english());
        this.saying = saying;
    }

    static SetupProblem at(String place, Saying what) {
        return new SetupProblem(Saying.of("said.setup.at", place, what));
    }

    @Override
    public Saying saying() {
        return saying;
    }

    /// The message, which is never null.
    public String sentence() {
        return saying.english();
    }
}
