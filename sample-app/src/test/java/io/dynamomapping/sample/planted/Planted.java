package io.dynamomapping.sample.planted;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.dynamomapping.sample.airport.Airport;
import io.dynamomapping.sample.airport.AirportType;

/**
 * Texts that are to be found nowhere.
 */
final class Planted {

	static final String VALUE = "plantedValue";

	static final Airport AIRPORT = new Airport("PLNT", AirportType.LARGE, VALUE, 1, 2, null, "EU", "ZZ", "ZZ-1", VALUE,
			true, null, VALUE, null, Set.of(VALUE));

	/** DynamoDB Local takes letters and digits only for access keys. */
	static final Map<String, Object> SECRETS = Map.of("dynamodb.credentials.access-key-id", "PLANTEDACCESSKEY",
			"dynamodb.credentials.secret-access-key", "plantedSecretKey", "dynamodb.credentials.session-token",
			"plantedSessionToken", "dynamodb.page-token-secret", "plantedPageTokenSecret",
			"dynamodb.clients.archive.credentials.access-key-id", "PLANTEDOTHERKEY",
			"dynamodb.clients.archive.credentials.secret-access-key", "plantedOtherSecret",
			"dynamodb.clients.archive.credentials.session-token", "plantedOtherToken");

	private static final Pattern ANY = Pattern.compile(
			VALUE + "|plantedToken|" + SECRETS.values().stream().map(String::valueOf).collect(Collectors.joining("|")));

	private Planted() {
	}

	/**
	 * Look for them.
	 * @param texts where to look
	 * @return where they are
	 */
	static List<String> leaks(Collection<String> texts) {
		return texts.stream().flatMap((text) -> ANY.matcher(text).results().map((leak) -> around(text, leak))).toList();
	}

	private static String around(String text, MatchResult leak) {
		return text.substring(0, Math.min(60, leak.start())) + " … "
				+ text.substring(Math.max(0, leak.start() - 60), leak.end());
	}

}
