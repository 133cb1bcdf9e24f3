package io.dynamomapping.faults;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * An answer.
 *
 * @param status the HTTP status
 * @param headers the headers besides the length
 * @param body the body
 */
public record Reply(int status, Map<String, String> headers, String body) {

	/** The header by which DynamoDB lets clients check a body. */
	static final String CRC32 = "x-amz-crc32";

	private static final String CONTENT_TYPE = "content-type";

	/**
	 * Return an answer in the form of DynamoDB's.
	 * @param status the HTTP status
	 * @param body the body, JSON where DynamoDB would answer
	 * @return the answer
	 */
	public static Reply json(int status, String body) {
		return new Reply(status, Map.of(CONTENT_TYPE, "application/x-amz-json-1.0", CRC32, crc32(body)), body);
	}

	/**
	 * Return a page such as proxies and captive portals answer.
	 * @param status the HTTP status
	 * @return the page
	 */
	public static Reply html(int status) {
		return new Reply(status, Map.of(CONTENT_TYPE, "text/html"), "<html><body>Status " + status + "</body></html>");
	}

	/**
	 * Return a refusal of DynamoDB.
	 * @param status the HTTP status
	 * @param code the error code
	 * @param message the message
	 * @return the refusal
	 */
	public static Reply error(int status, String code, String message) {
		return json(status,
				"{\"__type\":\"com.amazonaws.dynamodb.v20120810#" + code + "\",\"message\":\"" + message + "\"}");
	}

	/**
	 * Return the same with another body.
	 * @param body the body
	 * @return an answer with its checksum
	 */
	public Reply withBody(String body) {
		return new Reply(this.status, this.headers, body).withHeader(CRC32, crc32(body));
	}

	/**
	 * Return the same with another header.
	 * @param name its name
	 * @param value its value
	 * @return an answer
	 */
	public Reply withHeader(String name, String value) {
		Map<String, String> changed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		changed.putAll(this.headers);
		changed.put(name, value);
		return new Reply(this.status, changed, this.body);
	}

	byte[] bytes() {
		return this.body.getBytes(StandardCharsets.UTF_8);
	}

	private static String crc32(String body) {
		CRC32 checksum = new CRC32();
		checksum.update(body.getBytes(StandardCharsets.UTF_8));
		return Long.toString(checksum.getValue());
	}

}
