package dev.postbackdesk.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedParametersTest {
    /// What Jdbi's own finds is what its documentation promises.
    @ParameterizedTest
    @ValueSource(strings = {
            "",
            "SELECT 1",
            "SELECT number FROM postback WHERE number = :number AND result <= :result",
            "SELECT a FROM b WHERE c=:c AND d>:d_2)",
            "SELECT a FROM b WHERE c = :c AND d = :c",
            "SELECT a FROM b WHERE c = ':c' AND d = \"d:e\" AND f = :f",
            "SELECT a FROM b WHERE c = 'it''s :c' AND d = :d",
            "SELECT a FROM b WHERE c LIKE :c ESCAPE '?'",
            "SELECT a FROM b WHERE c = ? AND d IN (?, ?)",
            "SELECT a\nFROM b\nWHERE c BETWEEN :from AND :until\n",
            "SELECT a FROM b WHERE c = : d",
            ":a:b:",
    })
    void findsWhatJdbisOwnDoes(String sql) {
        try (Handle handle = Jdbi.open("jdbc:h2:mem:"); Query any = handle.createQuery("SELECT 1")) {
            assertThat(NamedParameters.parse(sql)).isEqualTo(new ColonPrefixSqlParser().parse(sql, any.getContext()));
        }
    }

    @Test
    void aStatementIsRunWithItsValues() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:");
        Jdbi jdbi = NamedParameters.jdbi(source::getConnection);

        try (Handle handle = jdbi.open()) {
            assertThat(handle.createQuery("SELECT CAST(:text AS VARCHAR) || ':text' || '<name>'").bind("text", "a")
                    .mapTo(String.class).one()).isEqualTo("a:text<name>");
        }
    }
}
