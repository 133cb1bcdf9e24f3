package io.dynamomapping.faults;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * A request as it arrived.
 *
 * @param operation the DynamoDB operation, empty if it is none
 * @param head the request line and the headers as they were sent
 * @param headers the headers, names in lower case
 * @param body the body
 */
public record Call(String operation, String head, Map<String, String> headers, String body) {

	/**
	 * Return a header.
	 * @param name its name
	 * @return its value, empty if there is none
	 */
	public String header(String name) {
		return this.headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
	}

	/**
	 * Return the same with another body.
	 * @param body the body
	 * @return a request that says its length
	 */
	public Call withBody(String body) {
		String length = "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length;
		return new Call(this.operation, this.head.replaceFirst("(?im)^(content-length|transfer-encoding):.*$", length),
				this.headers, body);
	}

}
