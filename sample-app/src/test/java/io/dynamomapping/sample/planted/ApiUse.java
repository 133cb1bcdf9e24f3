package io.dynamomapping.sample.planted;

import java.util.Map;

import io.dynamomapping.faults.Fault;
import io.dynamomapping.faults.FaultProxy;
import io.dynamomapping.faults.Reply;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

/**
 * Reads, writes, refusals and failures, as people who use the application cause them.
 */
final class ApiUse {

	private static final String PLANTED = "/api/airports/PLNT";

	private final RestTestClient http;

	ApiUse(RestTestClient http) {
		this.http = http;
	}

	void succeed() {
		send("POST", "/api/airports", Planted.AIRPORT, 201);
		send("PUT", PLANTED, Planted.AIRPORT, 200);
		send("GET", PLANTED, null, 200);
		send("GET", "/api/airports?country=ZZ&limit=1", null, 200);
		send("PATCH", PLANTED, Map.of("municipality", Planted.VALUE, "seenName", Planted.VALUE), 200);
		send("POST", "/api/visits", Map.of("airport", "PLNT", "visitor", Planted.VALUE, "note", Planted.VALUE), 201);
		send("GET", "/api/visits?airport=PLNT", null, 200);
		send("PUT", "/api/settings/ui/theme", Map.of("name", Planted.VALUE), 200);
		send("GET", "/api/settings", null, 200);
		send("DELETE", "/api/settings/ui/theme", null, 204);
	}

	void beRefused() {
		send("POST", "/api/airports", Planted.AIRPORT, 409);
		send("GET", "/api/airports?after=forged", null, 400);
		send("PATCH", PLANTED, Map.of("municipality", Planted.VALUE, "seenName", "another"), 409);
		send("PATCH", PLANTED, Map.of("municipality", Planted.VALUE.repeat(40_000)), 400);
		send("PATCH", PLANTED, Map.of("elevationFeet", Planted.VALUE), 400);
	}

	void fail(FaultProxy proxy) {
		proxy.inject(Fault.throttle("ThrottlingException")).on("PutItem");
		proxy.inject(Fault.accessDenied()).on("UpdateItem");
		proxy.inject(Fault.MALFORMED).on("GetItem");
		proxy.inject(Fault.reply(Reply.error(400, "SomeException", "[" + Planted.VALUE + "] is too much"))).on("Query");
		send("PUT", PLANTED, Planted.AIRPORT, 503);
		send("PUT", "/api/settings/ui/theme", Map.of("name", Planted.VALUE), 503);
		send("GET", PLANTED, null, 503);
		send("GET", "/api/visits?airport=PLNT", null, 503);
		proxy.reset();
	}

	void readWhatCannotBeRead() {
		send("GET", PLANTED, null, 500);
		send("PUT", PLANTED, Planted.AIRPORT, 500);
	}

	String get(String uri) {
		return String
			.valueOf(this.http.get().uri(uri).exchange().expectBody(String.class).returnResult().getResponseBody());
	}

	private void send(String method, String uri, @Nullable Object body, int status) {
		RestTestClient.RequestBodySpec request = this.http.method(HttpMethod.valueOf(method)).uri(uri);
		if (body != null) {
			request.contentType(MediaType.APPLICATION_JSON).body(body);
		}
		request.exchange().expectStatus().isEqualTo(status);
	}

}
