package dev.postbackdesk.desktop.fx;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import org.hamcrest.Matcher;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.robot.Motion;
import org.testfx.service.query.NodeQuery;
import org.testfx.service.query.impl.NodeQueryImpl;
import org.testfx.util.NodeQueryUtils;
import org.testfx.util.WaitForAsyncUtils;

/// TestFX whose robot looks for nodes on the JavaFX thread. The original walks the scene on the test's thread, and ends
/// with an `IndexOutOfBoundsException` whenever a row or a dialog goes while it walks, about once in some hundred runs.
public final class OnFxThread extends ApplicationExtension {

    private static final int SECONDS = 20;

    /// Waits until a condition holds, for at most 20 s; it is asked on the JavaFX thread, so it may look at nodes but
    /// not wait for that thread.
    public static void eventually(Callable<Boolean> condition) throws Exception {
        soon(condition);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// The same without letting the events go by that are waiting then.
    static void soon(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(SECONDS, TimeUnit.SECONDS, () -> ask(condition));
    }

    private static <T> T ask(Callable<T> question) throws Exception {
        return WaitForAsyncUtils.asyncFx(question).get(SECONDS, TimeUnit.SECONDS);
    }

    private static <T> T askUnchecked(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(SECONDS), question);
    }

    private NodeQuery roots() {
        return new Query().from(askUnchecked(() -> robotContext().getNodeFinder().fromAll().<Node>queryAll()));
    }

    @Override
    public NodeQuery lookup(String query) {
        return roots().lookup(query);
    }

    @Override
    public <T extends Node> NodeQuery lookup(Matcher<T> matcher) {
        return roots().lookup(matcher);
    }

    @Override
    public <T extends Node> NodeQuery lookup(Predicate<T> predicate) {
        return roots().lookup(predicate);
    }

    @Override
    public NodeQuery from(Node... parents) {
        return new Query().from(parents);
    }

    @Override
    public NodeQuery from(Collection<Node> parents) {
        return new Query().from(parents);
    }

    @Override
    public FxRobot clickOn(String query, Motion motion, MouseButton... buttons) {
        Point2D middle = askUnchecked(() -> point(super.lookup(query).match(NodeQueryUtils.isVisible()).<Node>query())
                .query());
        return clickOn(middle, motion, buttons);
    }

    private static final class Query extends NodeQueryImpl {

        @Override
        public NodeQuery lookup(Function<Node, Set<Node>> selector) {
            return askUnchecked(() -> super.lookup(selector));
        }

        @Override
        public <T> NodeQuery match(Matcher<T> matcher) {
            return askUnchecked(() -> super.match(matcher));
        }
    }
}
