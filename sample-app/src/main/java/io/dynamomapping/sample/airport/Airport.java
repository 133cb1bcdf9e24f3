package io.dynamomapping.sample.airport;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.dynamomapping.annotation.PartitionKey;
import io.dynamomapping.annotation.SortKey;
import io.dynamomapping.sample.web.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * An airport, as one item of the table {@code airports}.
 *
 * @param ident its identifier, mostly the ICAO code
 * @param type how large it is
 * @param name its name
 * @param latitude degrees north
 * @param longitude degrees east
 * @param elevationFeet feet above sea level, or {@code null} where unknown
 * @param continent the code of its continent
 * @param country the ISO code of its country
 * @param region the ISO code of its region
 * @param municipality the town that it serves, or {@code null} where unknown
 * @param scheduledService whether airlines fly there by timetable
 * @param iataCode the code on tickets, or {@code null} where it has none
 * @param homePage its web page, or {@code null} where unknown
 * @param wikipediaPage its page in Wikipedia, or {@code null} where there is none
 * @param keywords other names, never {@code null}; DynamoDB has no empty sets and keeps
 * an empty one as no attribute
 */
public record Airport(@PartitionKey String ident, AirportType type, @SortKey(index = "by-country") String name,
		double latitude, double longitude, @Nullable Integer elevationFeet, String continent,
		@PartitionKey(index = "by-country") String country, String region, @Nullable String municipality,
		boolean scheduledService, @Nullable String iataCode, @Nullable String homePage, @Nullable String wikipediaPage,
		@JsonSetter(contentNulls = Nulls.FAIL) Set<String> keywords) {

	public Airport {
		require("ident", ident);
		require("type", type);
		require("name", name);
		require("continent", continent);
		require("country", country);
		require("region", region);
		keywords = (keywords != null) ? Collections.unmodifiableSet(new TreeSet<>(keywords)) : Set.of();
	}

	private static void require(String member, @Nullable Object value) {
		if (value == null || (value instanceof String text && text.isBlank())) {
			throw new RefusedException("An airport has '" + member + "', found none. Give it a value.");
		}
	}

}
