package io.dynamomapping.sample.csv;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class CsvFileTests {

	@Test
	void readsQuotedCommasQuotesAndDiacritics() {
		CsvFile file = file("ident,name\nENAL,\"Ålesund Airport, Vigra\"\nUKBB,\"Бориспіль \"\"Kyiv\"\"\"\n");

		assertThat(file.read((line) -> line.text("name"))).containsExactly("Ålesund Airport, Vigra",
				"Бориспіль \"Kyiv\"");
	}

	@Test
	void readsAnEmptyColumnAsNull() {
		CsvFile file = file("ident,elevation_ft,name\nCN-0013,,Fengning Air Base\n");

		assertThat(file.read((line) -> line.textOrNull("elevation_ft"))).containsExactly((String) null);
	}

	@Test
	void refusesAnEmptyColumnThatIsNeeded() {
		CsvFile file = file("ident,name\nLOWW,Vienna International Airport\nLOWS,\n");

		assertThatIllegalStateException().isThrownBy(() -> file.read((line) -> line.text("name")))
			.withMessage("Line 2 needs a value in column 'name', found none. Complete the line.");
	}

	private static CsvFile file(String content) {
		return new CsvFile(new ByteArrayResource(content.getBytes(StandardCharsets.UTF_8)));
	}

}
