package dev.postbackdesk.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.junit.jupiter.api.Test;

class DiagnosisTest {
    @Test
    void ofAFailedDiskTheSystemsWordsAreShownAndNoClasses() {
        MVStoreException writing = DataUtils.newMVStoreException(DataUtils.ERROR_WRITING_FAILED,
                "Writing to {0} failed; length {1} at {2}", this, 4096, 0, new IOException("Input/output error"));
        assertThat(Diagnosis.shortMessage(writing)).isEqualTo("Input/output error");
        assertThat(Diagnosis.shortMessage(new SQLException("General error: \"" + writing + "\" [50000-252]", "HY000",
                50_000, writing))).isEqualTo("Input/output error");
    }

    @Test
    void whereTheSystemSaysNothingTheDatabasesFirstLineIsShownWithoutStatementAndNumbers() {
        assertThat(Diagnosis.shortMessage(new SQLException(
                "File corrupted while reading record: \"x\"; SQL statement:\nSELECT 1 [90030-252]")))
                .isEqualTo("File corrupted while reading record: \"x\"");
        assertThat(Diagnosis.shortMessage(new IllegalStateException(new IOException())))
                .isEqualTo("java.io.IOException");
    }
}
