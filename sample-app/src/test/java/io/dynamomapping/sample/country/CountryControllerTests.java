package io.dynamomapping.sample.country;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CountryControllerTests {

	@Test
	void listsCountriesByName() {
		assertThat(new CountryController().list()).hasSize(248)
			.contains(new Country("SH", "Saint Helena, Ascension and Tristan da Cunha"), new Country("NA", "Namibia"))
			.startsWith(new Country("AF", "Afghanistan"), new Country("AL", "Albania"));
	}

}
