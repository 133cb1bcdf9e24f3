package io.dynamomapping.faults;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * Reads messages of HTTP/1.1.
 */
final class HttpStream {

	private final InputStream in;

	private boolean last;

	HttpStream(InputStream in) {
		this.in = new BufferedInputStream(in);
	}

	@Nullable Call readCall() throws IOException {
		String head = readHead();
		if (head.isEmpty()) {
			return null;
		}
		Map<String, String> headers = headers(head);
		String target = headers.getOrDefault("x-amz-target", "");
		// With its length, where it came in chunks.
		return new Call(target.substring(target.indexOf('.') + 1), head, headers, "").withBody(readBody(headers));
	}

	Reply readReply() throws IOException {
		String head = readHead();
		if (head.isEmpty()) {
			throw new EOFException("no answer");
		}
		Map<String, String> headers = headers(head);
		String body = readBody(headers);
		this.last = "close".equalsIgnoreCase(headers.get("connection"));
		headers.remove("content-length");
		headers.remove("transfer-encoding");
		headers.remove("connection");
		return new Reply(Integer.parseInt(head.split(" ", 3)[1]), headers, body);
	}

	/**
	 * Return whether the last answer was said to be the last one.
	 * @return {@code true} if none follows
	 */
	boolean isOver() {
		return this.last;
	}

	// Up to the empty line; nothing at the end of the stream.
	private String readHead() throws IOException {
		ByteArrayOutputStream head = new ByteArrayOutputStream();
		int matched = 0;
		while (matched < 4) {
			int next = this.in.read();
			if (next < 0) {
				return "";
			}
			head.write(next);
			matched = (next == "\r\n\r\n".charAt(matched)) ? matched + 1 : ((next == '\r') ? 1 : 0);
		}
		return head.toString(StandardCharsets.ISO_8859_1);
	}

	private static Map<String, String> headers(String head) {
		Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		head.lines().skip(1).filter((line) -> line.contains(":")).forEach((line) -> {
			int colon = line.indexOf(':');
			headers.put(line.substring(0, colon).trim(), line.substring(colon + 1).trim());
		});
		return headers;
	}

	private String readBody(Map<String, String> headers) throws IOException {
		if (!"chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
			return new String(read(Integer.parseInt(headers.getOrDefault("content-length", "0"))),
					StandardCharsets.UTF_8);
		}
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		for (int size = chunkSize(); size > 0; size = chunkSize()) {
			body.write(read(size));
			readLine();
		}
		readLine();
		return body.toString(StandardCharsets.UTF_8);
	}

	private byte[] read(int length) throws IOException {
		byte[] bytes = this.in.readNBytes(length);
		if (bytes.length < length) {
			throw new EOFException("a body of " + length + " bytes that ends after " + bytes.length);
		}
		return bytes;
	}

	private int chunkSize() throws IOException {
		return Integer.parseInt(readLine().split(";", 2)[0].trim(), 16);
	}

	private String readLine() throws IOException {
		ByteArrayOutputStream line = new ByteArrayOutputStream();
		for (int next = this.in.read(); next != '\n'; next = this.in.read()) {
			if (next < 0) {
				throw new EOFException("a line that does not end");
			}
			line.write(next);
		}
		return line.toString(StandardCharsets.ISO_8859_1).trim();
	}

}
