package dev.postbackdesk.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.Reporter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/// Logback that begins without a word: [Logs] says later where lines go. SLF4J would look through every jar for it, and Logback
/// for how it is to be configured, for which a start would wait 20 ms. Public, since SLF4J makes it.
public final class SilentLogback implements SLF4JServiceProvider {
    private static final String PROVIDER = "slf4j.provider";

    private final LoggerContext context = new LoggerContext();
    private final BasicMarkerFactory markers = new BasicMarkerFactory();
    private final LogbackMDCAdapter mdc = new LogbackMDCAdapter();

    /// Lets SLF4J take it, unless somebody chose another one, or configures Logback by a file of their own. Before anything has a
    /// logger.
    public static void choose() {
        if (System.getProperty(PROVIDER) == null && System.getProperty("logback.configurationFile") == null) {
            System.setProperty(PROVIDER, SilentLogback.class.getName());
            // Else it says on standard error that it does what it was told to.
            if (System.getProperty(Reporter.SLF4J_INTERNAL_VERBOSITY_KEY) == null) {
                System.setProperty(Reporter.SLF4J_INTERNAL_VERBOSITY_KEY, "WARN");
            }
        }
    }

    @Override
    public void initialize() {
        context.setName("default");
        context.setMDCAdapter(mdc);
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.OFF);
        context.start();
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        return context;
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return mdc;
    }

    /// @return the newest of SLF4J 2
    @Override
    public String getRequestedApiVersion() {
        return "2.0.99";
    }
}
