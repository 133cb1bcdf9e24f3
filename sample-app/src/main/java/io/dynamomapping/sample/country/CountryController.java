package io.dynamomapping.sample.country;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import io.dynamomapping.sample.csv.CsvFile;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Countries over HTTP.
 */
@RestController
@RequestMapping("/api/countries")
class CountryController {

	private final List<Country> countries = CsvFile.onClasspath("data/countries.csv")
		.read((line) -> new Country(line.text("code"), line.text("name")))
		.stream()
		.sorted(Comparator.comparing(Country::name, Collator.getInstance(Locale.ENGLISH)))
		.toList();

	@GetMapping
	List<Country> list() {
		return this.countries;
	}

}
